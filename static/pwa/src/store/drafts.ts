/** Unfinished forms. Saved on every change and before the camera opens, because a phone may kill the page. */
import type { DraftRow, Ground } from './ground';
import type { Watch } from './watch';

export class Drafts {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly person = '',
  ) {}

  private readonly isOwn = (row: DraftRow): boolean => row.person === '' || row.person === this.person;

  async find(id: string): Promise<DraftRow | undefined> {
    const row = await (await this.ground.db()).get('drafts', id);
    return row && this.isOwn(row) ? row : undefined;
  }

  /** Sheets, the newest first. Another screen's draft has its name and a colon before the id, and is found by it. */
  async list(): Promise<DraftRow[]> {
    const rows = await (await this.ground.db()).getAll('drafts');
    return rows.filter((row) => this.isOwn(row) && !row.id.includes(':')).sort((a, b) => b.changed_at.localeCompare(a.changed_at));
  }

  async save(id: string, body: unknown, changed_at: string): Promise<void> {
    const tx = (await this.ground.db()).transaction('drafts', 'readwrite', { durability: 'strict' });
    const put = tx.store.put({ id, body, changed_at, person: this.person });
    tx.commit();
    await Promise.all([put, tx.done]);
    this.watch.touched();
  }

  /** Only its author throws a draft away; its photos go with it. */
  async discard(id: string, photos: string[]): Promise<void> {
    const tx = (await this.ground.db()).transaction(['drafts', 'photos'], 'readwrite');
    const gone = photos.map((sha256) => tx.objectStore('photos').delete(sha256));
    await Promise.all([tx.objectStore('drafts').delete(id), ...gone, tx.done]);
    this.watch.touched();
  }
}
