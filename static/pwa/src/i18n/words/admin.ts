/** Words of the admin's screens. */
import { words } from '../catalogue';

export const t = words({ title: '…' }, { title: '…' });
