/** The session: who acts on this device. Ending it never touches the outbox. */
import type { Session } from '../domain/session';
import type { Ground } from './ground';
import type { Watch } from './watch';

export class Auth {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
  ) {}

  async find(): Promise<Session | undefined> {
    return (await this.ground.db()).get('auth', 'session');
  }

  async keep(session: Session): Promise<void> {
    await (await this.ground.db()).put('auth', session, 'session');
    this.watch.touched();
  }

  async end(): Promise<void> {
    await (await this.ground.db()).delete('auth', 'session');
    this.watch.touched();
  }
}
