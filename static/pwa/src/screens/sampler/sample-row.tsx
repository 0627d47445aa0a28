/** A sample in a list: what it is, where its record is, what state it is in. Two badges, never mixed. */
import { momentWords } from '../../i18n/moments';
import { nameOf } from '../../i18n/catalogue';
import type { Rooms } from '../../rooms';
import { DeliveryTick, Row, StateBadge } from '../../ui';
import type { SampleView } from './delivery';

export function SampleRow({ rooms, view }: { rooms: Rooms; view: SampleView }) {
  const { sample, delivery, photos, photos_sent, state } = view;
  const type = rooms.reference.sample_types.find(({ code }) => code === sample.sample_type);
  return (
    <Row
      title={sample.sample_name ?? nameOf(type, sample.sample_type)}
      aside={momentWords(sample.sampled_at ?? sample.at)}
      under={
        <>
          <span class="code">{sample.sample_no}</span>
          <span class="badges">
            <DeliveryTick delivery={delivery} sent={photos_sent} photos={photos.length} is_safe={view.is_safe} />
            <StateBadge states={rooms.reference.custody.states} state={state} />
          </span>
        </>
      }
      onClick={() => rooms.go(`/sample#${sample.id}`)}
    />
  );
}
