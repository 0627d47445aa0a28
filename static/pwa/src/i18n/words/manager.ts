/** Words of the manager's screens. */
import { words } from '../catalogue';

export const t = words({ title: '…' }, { title: '…' });
