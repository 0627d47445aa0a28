/** 留样: the verdict proposes until when; a person may say another day. Offline the months alone are counted. */
import { useEffect, useState } from 'preact/hooks';
import { localIso } from '../../../domain/clock';
import { keptUntil, type Verdict } from '../../../domain/retention';
import { t } from '../../../i18n/words/shelf';
import type { Rooms } from '../../../rooms';
import { AreaField, Chips, SelectField, TextField } from '../../../ui';
import { itemAct } from './item-acts';
import type { ActSheetProps } from './item-sheets';
import { placeChoices, SheetForm } from './sheet-form';

/** What the lab proposes. */
interface Retention {
  until: string | null;
  cut_by_shelf_life?: boolean;
}
interface Proposed {
  until: string;
  why: string;
}

/** The lab's own answer where it can be had: it knows the end of shelf life. */
function useProposed(rooms: Rooms, item_id: string | undefined, verdict: Verdict | '', verdict_at: string): Proposed | null {
  const [asked, setAsked] = useState<{ key: string; until: string; cut: boolean } | null>(null);
  const key = `${item_id ?? ''}/${verdict}/${verdict_at}`;
  useEffect(() => {
    if (!item_id || verdict === '' || verdict_at === '') return;
    let gone = false;
    rooms.api.read<Retention>(`/api/v1/items/${item_id}/retention?verdict=${verdict}&verdict_at=${verdict_at}`).then(
      ({ until, cut_by_shelf_life }) => !gone && until && setAsked({ key, until, cut: cut_by_shelf_life === true }),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [key]);
  if (verdict === '' || verdict_at === '') return null;
  const why = t(`why_${verdict}`);
  if (asked?.key === key) return { until: asked.until, why: asked.cut ? t('why_shelf') : why };
  const until = keptUntil(rooms.reference.clocks, verdict, verdict_at);
  return until === null ? null : { until, why: `${why}；${t('why_offline')}` };
}

export function RetainSheet({ rooms, target, name, places, onAct, onClose }: ActSheetProps) {
  const [verdict, setVerdict] = useState<Verdict | ''>(target.view?.retain_verdict ?? '');
  const [verdict_at, setVerdictAt] = useState(localIso(new Date()).slice(0, 10));
  const [typed, setTyped] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const proposed = useProposed(rooms, target.view?.id, verdict, verdict_at);
  const until = typed ?? proposed?.until ?? '';
  const submit = (): void => {
    setTried(true);
    if (until === '') return;
    const body = { until, ...(verdict ? { verdict, verdict_at } : {}), ...(place ? { place } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) };
    onAct([itemAct(target, 'item.retain', body)], `${t('fact_retain')} ${until}`);
  };
  return (
    <SheetForm title={t('retain_title', { name })} go={t('retain_go')} onClose={onClose} onSubmit={submit}>
      <Chips label={t('verdict')} mark={t('optional')} choices={[{ value: 'pass', text: t('verdict_pass') }, { value: 'fail', text: t('verdict_fail') }]} chosen={[verdict]} onChange={([one]) => setVerdict((one ?? '') as Verdict | '')} />
      {verdict && <TextField label={t('verdict_at')} type="date" value={verdict_at} onChange={setVerdictAt} />}
      <TextField label={t('until')} type="date" value={until} onChange={setTyped} hint={proposed ? t('until_proposed', { until: proposed.until, why: proposed.why }) : undefined} error={tried && until === '' ? t('until_needed') : undefined} />
      <SelectField label={t('retain_place')} mark={t('optional')} value={place} choices={placeChoices(places)} empty={t('room_none')} onChange={setPlace} />
      <AreaField label={t('reason')} mark={t('optional')} value={reason} onChange={setReason} rows={2} />
    </SheetForm>
  );
}
