/** What was listed stays at hand: a screen asks for the same lists again with every change, and thousands of rows take long to read. */

type Docs = Map<string, unknown>;
interface Place {
  /** Null while it is being read. */
  docs: Docs | null;
  reading: Promise<Docs>;
  /** Counts changes, so that what was read before one of them is read again. */
  changes: number;
}

export class Shelf {
  private readonly places = new Map<string, Place>();

  /** A list of one's own: it may be sorted. */
  async list(key: string, read: () => Promise<[string, unknown][]>): Promise<unknown[]> {
    const place = this.places.get(key) ?? this.begin(key, read);
    return [...(await place.reading).values()];
  }

  /** One document as it is now; null when it is gone. */
  put(key: string, id: string, doc: unknown): void {
    const place = this.places.get(key);
    if (!place) return;
    place.changes += 1;
    if (doc === null) place.docs?.delete(id);
    else place.docs?.set(id, doc);
  }

  /** Another page or another history: nothing at hand is known to be true. */
  clear(): void {
    for (const place of this.places.values()) place.changes += 1;
    this.places.clear();
  }

  private begin(key: string, read: () => Promise<[string, unknown][]>): Place {
    const place: Place = { docs: null, reading: Promise.resolve<Docs>(new Map<string, unknown>()), changes: 0 };
    this.places.set(key, place);
    place.reading = this.fill(place, read).catch((error: unknown) => {
      this.places.delete(key);
      throw error;
    });
    return place;
  }

  private async fill(place: Place, read: () => Promise<[string, unknown][]>): Promise<Docs> {
    for (;;) {
      const before = place.changes;
      const docs = new Map(await read());
      if (before !== place.changes) continue;
      place.docs = docs;
      return docs;
    }
  }
}
