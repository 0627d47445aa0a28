/** Furniture, for the screens. */
export { Button } from './button';
export { AreaField, type Choice, Chips, Field, SelectField, TextField } from './field';
export { Icon, type IconName } from './icon';
export { Badge, Card, Empty, List, Notice, Page, Progress, Row, Section, type Tone } from './parts';
export { Sheet } from './sheet';
export { DeliveryTick, StateBadge, ticks } from './ticks';
export { hushToast, toast, type ToastAct, ToastPlace } from './toast';
export { troubleWords } from './trouble';
export { useNow, useTold, useWatched } from './watched';
