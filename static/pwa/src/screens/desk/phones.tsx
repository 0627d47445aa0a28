/** Samples that came without a box: by the phone that took them today, or one by one. */
import type { Sample } from '../../domain/document';
import { dayOf } from '../../i18n/moments';
import { t } from '../../i18n/words/receipt';
import type { Rooms, ScreenProps } from '../../rooms';
import { Icon, List, Row, Section, useWatched } from '../../ui';
import { ofDay } from './batch/batch';

interface PhoneOfToday {
  device: string;
  sampler: string;
  count: number;
  here: number;
}

async function isLoose({ store }: Rooms, { id }: Sample): Promise<boolean> {
  return (await store.documents.listByKey('items', id)).some(({ sample, box }) => sample === id && (box ?? null) === null);
}

/** Phones with samples of today that are in no box; the most samples first. */
async function phonesOfToday(rooms: Rooms): Promise<PhoneOfToday[]> {
  const taken = (await ofDay(rooms, 'taken', dayOf(new Date()))).filter(({ state }) => state !== 'void');
  const loose = (await Promise.all(taken.map(async (sample) => ((await isLoose(rooms, sample)) ? [sample] : [])))).flat();
  const people = await rooms.store.documents.list('people');
  const phones = new Map<string, PhoneOfToday>();
  for (const { device_id, created_by, arrived_at } of loose) {
    if (device_id === null) continue;
    const phone = phones.get(device_id) ?? { device: device_id, sampler: people.find(({ id }) => id === created_by)?.name ?? '', count: 0, here: 0 };
    phones.set(device_id, { ...phone, count: phone.count + 1, here: phone.here + (arrived_at === null ? 0 : 1) });
  }
  return [...phones.values()].sort((a, b) => b.count - a.count);
}

export function Phones({ rooms }: ScreenProps) {
  const phones = useWatched(rooms.store, () => phonesOfToday(rooms)) ?? [];
  const day = dayOf(new Date());
  return (
    <Section title={t('phones')}>
      <List label={t('phones')}>
        {phones.map(({ device, sampler, count, here }) => <Row key={device} lead={<Icon name="people" />} title={sampler} under={t('phone_row', { count, here })} onClick={() => rooms.go(`/batch#phone:${device}:${day}`)} />)}
        <Row lead={<Icon name="scan" />} title={t('loose')} onClick={() => rooms.go(`/batch#loose:${day}`)} />
      </List>
    </Section>
  );
}
