/** 补录: a paper form or a walk-in, typed in beside its photo. The parts of the capture form serve here too. */
import { useEffect, useState } from 'preact/hooks';
import type { Sheet } from '../../../domain/draft';
import { newId } from '../../../domain/identity';
import { printed } from '../../../domain/label';
import { lacksOfTranscription, samplersFollowing, type Transcription, type TranscriptionLack } from '../../../domain/transcribing';
import { dayOf } from '../../../i18n/moments';
import { t } from '../../../i18n/words/transcribing';
import type { Rooms, ScreenProps } from '../../../rooms';
import { AreaField, Button, Notice, Page, Section, TextField, troubleWords, useWatched } from '../../../ui';
import { QuickWords } from '../../../ui/quick-words';
import { SamplePart, SitePart } from '../sheet-parts';
import { useTranscription } from './keeping';
import { NamedSampler } from './named-sampler';
import { LabelLine } from './label-line';
import { PaperPane } from './paper-pane';

type Errors = Partial<Record<TranscriptionLack, string>>;

const errorsOf = (said: Transcription): Errors => Object.fromEntries(lacksOfTranscription(said, new Date()).map((lack) => [lack, t(`lack_${lack}`)]));

interface WrittenProps {
  rooms: Rooms;
  said: Transcription;
  change: (part: Partial<Transcription>) => void;
  errors: Errors;
}

function Written({ rooms, said, change, errors }: WrittenProps) {
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  const when = errors.sampled_at ?? errors.future;
  const { samplers } = said.sheet;
  const changeSamplers = (chosen: string[]): void => change({ sheet: { ...said.sheet, samplers: chosen } });
  const write = (written_by: string): void => {
    const found = samplersFollowing(said, written_by, people);
    change({ written_by, sheet: { ...said.sheet, samplers: found } });
  };
  return (
    <>
      <TextField id="transcribe-by" label={t('written_by')} hint={t('written_by_hint')} value={said.written_by} onChange={write} error={errors.written_by ?? errors.too_many} maxLength={200} autoComplete="off" />
      <NamedSampler rooms={rooms} samplers={samplers} onChange={changeSamplers} />
      <div class="transcribe-when">
        <TextField id="transcribe-day" type="date" label={t('day')} value={said.day} onChange={(day) => change({ day })} error={when} />
        <TextField id="transcribe-time" type="time" label={t('time')} value={said.time} onChange={(time) => change({ time })} />
      </div>
      <QuickWords words={[t('today'), t('yesterday')]} chosen="" onChoose={(word) => change({ day: dayOf(new Date(Date.now() - (word === t('today') ? 0 : 86_400_000))) })} />
      <TextField label={t('paper_no')} mark={t('optional')} value={said.paper_no} onChange={(paper_no) => change({ paper_no })} maxLength={200} autoComplete="off" />
    </>
  );
}

export function TranscribeScreen({ rooms }: ScreenProps) {
  const { said, latest, change, finish, discard } = useTranscription(rooms);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ number: string; code: string } | null>(null);
  const site = useWatched(rooms.store, async () => (said?.sheet.site ? rooms.store.documents.find('sites', said.sheet.site) : undefined), [said?.sheet.site]);
  useEffect(() => {
    // From a label whose record never came: that label is in hand.
    if (said && rooms.hash !== '' && said.sheet.items.length === 0 && !done) change({ sheet: { ...said.sheet, items: [{ id: newId(), code: rooms.hash, item_kind: 'A', scan_mode: 'manual' }] } });
  }, [said === null, rooms.hash]);
  if (!said) return null;
  const { sheet } = said;
  const changeSheet = (part: Partial<Sheet>): void => change({ sheet: { ...latest().sheet, ...part } });
  const wrong = errorsOf(said);
  const errors = tried ? wrong : {};
  const part = { rooms, sheet, change: changeSheet, errors: errors as Record<string, string>, site };

  const save = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(wrong).length > 0) return scrollTo(0, 0);
    setBusy(true);
    try {
      const code = sheet.items[0]?.code ?? '';
      setDone({ number: await finish(), code });
      setTried(false);
      scrollTo(0, 0);
    } catch (error) {
      rooms.toast(troubleWords(error), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t('title')} wide>
      <div id="transcribe-top" tabIndex={-1}>
        {done && <Notice tone="good" title={t('done', { number: done.number })} action={<Button onClick={() => rooms.go(`/receive#${done.code}`)}>{t('to_receive', { code: printed(done.code) })}</Button>}>{t('done_text')}</Notice>}
        {tried && Object.keys(wrong).length > 0 && <Notice tone="warn" urgent title={t('lacking')}><ul class="lacking">{Object.values(wrong).map((words) => <li key={words}>{words}</li>)}</ul></Notice>}
      </div>
      <p class="field-hint transcribe-help">{t('help')}</p>
      <div class="transcribe">
        <div class="transcribe-paper">
          <PaperPane rooms={rooms} papers={said.papers} onChange={(papers) => change({ papers })} error={errors.paper} />
          {said.papers.length === 0 && <TextField label={t('no_paper')} hint={t('no_paper_hint')} value={sheet.no_photo_reason} onChange={(no_photo_reason) => changeSheet({ no_photo_reason })} maxLength={200} autoComplete="off" />}
        </div>
        <div class="transcribe-form">
          <Section title={t('labels')}><div class="card"><LabelLine rooms={rooms} items={() => latest().sheet.items} onChange={(items) => changeSheet({ items })} error={errors.label} /></div></Section>
          <Section title={t('written')}><div class="card"><Written rooms={rooms} said={said} change={change} errors={errors} /></div></Section>
          <Section title={t('sample')}><div class="card"><SamplePart {...part} /></div></Section>
          <Section title={t('site')}><div class="card"><SitePart {...part} /></div></Section>
          <Section><AreaField label={t('note')} mark={t('optional')} value={sheet.note} onChange={(note) => changeSheet({ note })} maxLength={1200} /></Section>
          <div class="actions">
            <Button tone="quiet" onClick={() => void discard().then(() => setTried(false))}>{t('discard')}</Button>
            <Button tone="primary" busy={busy} onClick={() => void save()}>{t('save')}</Button>
          </div>
        </div>
      </div>
    </Page>
  );
}
