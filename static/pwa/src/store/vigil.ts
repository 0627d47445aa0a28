/** Watches what is asked of the database: all of it can be given up when the page is left, and what never comes back is noticed. */
import { type IDBPTransaction, wrap } from 'idb';

/** A phone asleep makes no ticks, so that a night is not taken for silence. */
const MOST_TICKS = 20;

export class Vigil {
  /** What is asked, oldest first, and for how many ticks nothing of it has come. */
  private readonly open = new Map<object, number>();
  private readonly moved = new Set<unknown>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly onSilence: (stuck: object) => void,
    private readonly tick_ms: number,
    /** Doubled each time: where a phone is only slow, asking again must not go on for ever. */
    private patience = MOST_TICKS,
  ) {}

  /** Follows each transaction of this connection. */
  keep(db: IDBDatabase): void {
    const begin = db.transaction.bind(db);
    db.transaction = (...asked) => this.follow(begin(...asked));
    db.addEventListener('success', ({ target }) => this.moved.add((target as IDBRequest).transaction), true);
  }

  /** An upgrade may be silent for as long as it takes. */
  follow(tx: IDBTransaction, silent = 0): IDBTransaction {
    this.begin(tx, silent);
    // Who only reads waits for the answer, not for the end: nobody else would hear that it was given up.
    const { done }: IDBPTransaction = wrap(tx);
    const end = (): void => this.end(tx);
    done.then(end, end);
    return tx;
  }

  begin(asked: object, silent = 0): void {
    this.open.set(asked, silent);
    this.timer ??= setInterval(() => this.look(), this.tick_ms);
  }

  end(asked: object): void {
    this.open.delete(asked);
  }

  /** Rolls back whatever has not been committed. */
  giveUp(): void {
    for (const asked of this.open.keys()) if ('abort' in asked) tryToAbort(asked as IDBTransaction);
    this.open.clear();
  }

  private look(): void {
    let is_moving = false;
    for (const [asked, silent] of this.open) {
      is_moving ||= this.moved.has(asked);
      // What stands behind one that goes on only waits its turn.
      this.open.set(asked, is_moving ? 0 : silent + 1);
    }
    this.moved.clear();
    if (this.open.size === 0) this.rest();
    const [stuck] = [...this.open].find(([, silent]) => silent >= this.patience) ?? [];
    if (!stuck) return;
    this.patience *= 2;
    this.onSilence(stuck);
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

function tryToAbort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // It is being committed: that ends by itself, with the page or without it.
  }
}
