/** Words of the desk's screens. */
import { words } from '../catalogue';

export const t = words({ title: '…' }, { title: '…' });
