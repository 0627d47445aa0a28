/** What the lab has answered for and this device still holds: the list of the day's check. */
import type { Store } from '.';

export interface Held {
  operations: { op_id: string; body_sha256: string }[];
  photos: string[];
}

export async function heldBy(store: Store): Promise<Held> {
  const db = await store.ground.db();
  const [sent, refused, photos] = await Promise.all([
    db.getAllFromIndex('outbox', 'by_state', 'sent'), store.outbox.refused(), db.getAllFromIndex('deliveries', 'by_state', 'sent'),
  ]);
  const said = [...sent, ...refused].filter(({ answer }) => answer?.pos != null);
  return {
    operations: said.map(({ op_id, operation }) => ({ op_id, body_sha256: operation.body_sha256 })),
    photos: photos.filter(({ freed }) => !freed).map(({ sha256 }) => sha256),
  };
}
