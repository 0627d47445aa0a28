/** Who may act on this device, and who does. Ending a session never touches the outbox. */
import type { Session } from '../domain/session';
import type { Ground } from './ground';
import type { Watch } from './watch';

export class Auth {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly person = '',
  ) {}

  /** The session of this store's person; of a phone's own store: of whoever acts. */
  async find(): Promise<Session | undefined> {
    const db = await this.ground.db();
    return db.get('auth', this.person || ((await db.get('meta', 'acting')) as string | undefined ?? ''));
  }

  /** All who share this device. */
  async everyone(): Promise<Session[]> {
    return (await this.ground.db()).getAll('auth');
  }

  /** Whether somebody must show who they are before they act here. */
  async isGuarded(): Promise<boolean> {
    const db = await this.ground.db();
    return (await db.count('auth')) > 1 || (await db.count('pins')) > 0;
  }

  /** Through the phone's own store it is also who acts from now on. */
  async keep(session: Session): Promise<void> {
    const tx = (await this.ground.db()).transaction(['auth', 'meta'], 'readwrite');
    const writes: Promise<unknown>[] = [tx.objectStore('auth').put(session, session.person_id), tx.done];
    if (!this.person) writes.push(tx.objectStore('meta').put(session.person_id, 'acting'));
    await Promise.all(writes);
    this.watch.touched();
  }

  async end(): Promise<void> {
    const session = await this.find();
    if (!session) return;
    const tx = (await this.ground.db()).transaction(['auth', 'meta', 'pins', 'tries'], 'readwrite');
    const own = (['auth', 'pins', 'tries'] as const).map((name) => tx.objectStore(name).delete(session.person_id));
    await Promise.all([...own, tx.objectStore('meta').delete('acting'), tx.done]);
    this.watch.touched();
  }
}
