/** A site met in the field that no list has: named, placed, used at once, confirmed by the lab later. */
import { useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import type { Point } from '../../domain/distance';
import { newId } from '../../domain/identity';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import type { Rooms } from '../../rooms';
import { Button, SelectField, Sheet, TextField } from '../../ui';

interface ProposeProps {
  rooms: Rooms;
  here: Point | null;
  onDone: (site: Site) => void;
  onClose: () => void;
}

function siteOf(rooms: Rooms, answers: Record<'name' | 'site_type' | 'town' | 'address', string>, here: Point | null): Site {
  return {
    id: newId(), lab_id: rooms.session.lab_id, name: answers.name.trim(), site_type: answers.site_type, town: answers.town.trim() || null,
    address: answers.address.trim() || null, code: null, latitude: here?.latitude ?? null, longitude: here?.longitude ?? null,
    no_position_reason: here ? null : t('place_not_yet'), points: [], proposed: true, active: true,
  };
}

export function ProposeSheet({ rooms, here, onDone, onClose }: ProposeProps) {
  const [answers, setAnswers] = useState({ name: '', site_type: '', town: '', address: '' });
  const [tried, setTried] = useState(false);
  const set = (key: keyof typeof answers) => (value: string) => setAnswers((before) => ({ ...before, [key]: value }));
  const lack = (key: 'name' | 'site_type'): string | undefined => (tried && answers[key].trim() === '' ? t('needed') : undefined);

  const propose = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (answers.name.trim() === '' || answers.site_type === '') return;
    const site = siteOf(rooms, answers, here);
    const { name, site_type, town, address } = site;
    const placed = here ? { latitude: here.latitude, longitude: here.longitude } : { no_position_reason: t('place_not_yet') };
    const body = { name, site_type, ...placed, ...(town ? { town } : {}), ...(address ? { address } : {}) };
    await rooms.say([{ kind: 'site.propose', subject: site.id, body }], { records: [{ collection: 'sites', id: site.id, doc: site }] });
    rooms.toast(t('propose_saved'));
    onDone(site);
  };
  const types = rooms.reference.site_types.map((type) => ({ value: type.key, text: nameOf(type) }));
  return (
    <Sheet title={t('propose_title')} close_label={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void propose(event)} noValidate>
        <p class="soft stack-gap">{t('propose_intro')}</p>
        <TextField label={t('site_name')} value={answers.name} onChange={set('name')} error={lack('name')} maxLength={200} />
        <SelectField label={t('site_type')} value={answers.site_type} choices={types} empty={t('choose')} onChange={set('site_type')} error={lack('site_type')} />
        <TextField label={t('site_town')} mark={t('optional')} value={answers.town} onChange={set('town')} maxLength={200} />
        <TextField label={t('site_address')} mark={t('optional')} value={answers.address} onChange={set('address')} maxLength={200} />
        <div class="actions"><Button tone="primary" type="submit" wide>{t('propose_save')}</Button></div>
      </form>
    </Sheet>
  );
}
