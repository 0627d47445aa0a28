/** A person's replica: documents by collection and id, found by label too. */
import { sampleKeys } from '../domain/day-keys';
import type { Collection, Collections, Sample } from '../domain/document';
import { type DocumentRow, type Ground, ownKey } from './ground';
import type { Watch } from './watch';

export interface FeedRow {
  collection: Collection;
  id: string;
  rev: number;
  pos: number;
  doc: unknown;
}

/** What a document may be found by, beside its id. */
export function keysOf(collection: Collection, doc: unknown): string[] {
  const fields = doc as { label?: string | null; code?: string | null; codes?: string[]; barcode?: string; visit?: string | null; sample?: string; record?: string };
  if (collection === 'label_rolls') return fields.codes ?? [];
  if (collection === 'items' || collection === 'blind_items' || collection === 'waiting') return [fields.label, fields.sample].filter((key) => key != null);
  if (collection === 'products') return [fields.barcode].filter((key) => key != null);
  if (collection === 'instruments' || collection === 'boxes') return [fields.code].filter((key) => key != null);
  if (collection === 'signatures' && fields.record) return [fields.record];
  if (collection === 'samples') return sampleKeys(doc as Sample);
  return [];
}

export const shelfKey = (person: string, collection: Collection): string => `${person}/${collection}`;

export class Documents {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly person = '',
  ) {}

  async find<C extends Collection>(collection: C, id: string): Promise<Collections[C] | undefined> {
    const row = await (await this.ground.db()).get('documents', [this.person, collection, id]);
    return row?.doc as Collections[C] | undefined;
  }

  /** The last position this document changed at; null while only this device knows it. */
  async positionOf(collection: Collection, id: string): Promise<number | null> {
    const row = await (await this.ground.db()).get('documents', [this.person, collection, id]);
    return row === undefined || row.local ? null : row.pos;
  }

  async list<C extends Collection>(collection: C): Promise<Collections[C][]> {
    const read = async (): Promise<[string, unknown][]> => {
      const rows = await (await this.ground.db()).getAllFromIndex('documents', 'by_collection', [this.person, collection]);
      return rows.map(({ id, doc }) => [id, doc]);
    };
    return (await this.ground.shelf.list(shelfKey(this.person, collection), read)) as Collections[C][];
  }

  count(collection: Collection): Promise<number> {
    return this.ground.db().then((db) => db.countFromIndex('documents', 'by_collection', [this.person, collection]));
  }

  /** Items, rolls, instruments, boxes and waiting desk operations that carry this label; an item also by its sample's id, goods by their barcode, a sample by its days, or as undecided. */
  async listByKey<C extends Collection>(collection: C, key: string): Promise<Collections[C][]> {
    const rows = await (await this.ground.db()).getAllFromIndex('documents', 'by_key', key);
    return rows.filter((row) => row.collection === collection && row.person === this.person).map((row) => row.doc as Collections[C]);
  }

  /**
   * Rows and cursor in one transaction: a crash between them would lose rows for ever. `asked_from` is the cursor the
   * rows were asked with: when another tab has moved on since, they are older than what is here, and nothing is done.
   */
  async takeIn(rows: FeedRow[], cursor: string, asked_from?: { cursor: string | undefined }): Promise<boolean> {
    const tx = (await this.ground.db()).transaction(['documents', 'meta'], 'readwrite');
    const place = ownKey('cursor', this.person);
    if (asked_from && (await tx.objectStore('meta').get(place)) !== asked_from.cursor) return false;
    const documents = tx.objectStore('documents');
    const writes: Promise<unknown>[] = rows.map((row) =>
      row.doc === null ? documents.delete([this.person, row.collection, row.id]) : documents.put(rowOf(row, this.person)),
    );
    writes.push(tx.objectStore('meta').put(cursor, place), tx.done);
    await Promise.all(writes);
    for (const { collection, id, doc } of rows) this.ground.shelf.put(shelfKey(this.person, collection), id, doc);
    if (rows.length > 0) this.watch.touched();
    return true;
  }

  /** Empties the replica for a pull from the beginning; what only this device knows stays, and so does the outbox. */
  async startOver(): Promise<void> {
    const tx = (await this.ground.db()).transaction(['documents', 'meta'], 'readwrite');
    for (let at = await tx.objectStore('documents').openCursor(); at; at = await at.continue()) {
      if (!at.value.local && at.value.person === this.person) await at.delete();
    }
    await tx.objectStore('meta').delete(ownKey('cursor', this.person));
    await tx.done;
    this.ground.shelf.clear();
    this.watch.touched();
  }
}

function rowOf(row: FeedRow, person: string): DocumentRow {
  return { ...row, person, local: false, keys: keysOf(row.collection, row.doc) };
}
