/** The field readings of a sample, as the desk sees them; what a calibration that ran out says stays with them. */
import type { Item, Sample } from '../../domain/document';
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/readings';
import type { Rooms } from '../../rooms';
import { useWatched } from '../../ui';
import { Readings } from '../../ui/readings';

export function SampleReadings({ rooms, sample, items }: { rooms: Rooms; sample: Sample; items: Item[] }) {
  const instruments = useWatched(rooms.store, () => rooms.store.documents.list('instruments'));
  const measurements = sample.measurements ?? [];
  if (measurements.length === 0 || !instruments) return null;
  const itemWords = (id: string | null): string => {
    const item = items.find((one) => one.id === id);
    return item ? `${item.bottle ?? item.kind} ${printed(item.label)}` : '';
  };
  const names = { quantities: rooms.reference.field_quantities, instrument: (id: string) => instruments.find((one) => one.id === id)?.name ?? '…', item: itemWords };
  return (
    <section class="desk-readings">
      <h3>{t('readings')}</h3>
      <Readings measurements={measurements} names={names} />
    </section>
  );
}
