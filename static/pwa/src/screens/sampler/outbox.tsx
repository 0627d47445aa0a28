import type { ScreenProps } from '../../rooms';
import { Empty, Page } from '../../ui';

export function OutboxScreen(_: ScreenProps) {
  return <Page title="…"><Empty text="…" /></Page>;
}
