/** 流转记录: any label, number or box on one page: who, when, where, and every word that was said of it. */
import { useState } from 'preact/hooks';
import type { CustodyAnswer } from '../../../domain/chain-of-custody';
import { printed, readTyped } from '../../../domain/label';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/custody';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Button, Card, Empty, Icon, Notice, Page, troubleWords, useTold, useWatched } from '../../../ui';
import type { DeskReading } from '../scan';
import { ScanField } from '../scan-field';
import { codeIn, useCustody } from './asking';
import { CustodyHead } from './custody-head';
import type { Names } from './said-lines';
import { hashShort, TimelineRow } from './timeline-row';
import { saveFile } from '../../../ui/save-file';

/** Everybody and everything that a row may name, by id. */
function useNames(rooms: Rooms): Names {
  const { documents } = rooms.store;
  const known = useWatched(rooms.store, async () => {
    const [people, places, items, instruments, sites] = await Promise.all([documents.list('people'), documents.list('places'), documents.list('items'), documents.list('instruments'), documents.list('sites')]);
    const byId = <T extends { id: string }>(rows: T[], word: (row: T) => string): Map<string, string> => new Map(rows.map((row) => [row.id, word(row)]));
    return { people: byId(people, ({ name }) => name), places: byId(places, ({ name }) => name), items: byId(items, ({ label }) => printed(label)), instruments: byId(instruments, ({ name, code }) => [name, code].filter(Boolean).join(' ')), sites: byId(sites, ({ name }) => name) };
  });
  const find = (map: 'people' | 'places' | 'items' | 'instruments' | 'sites') => (id: string): string | null => known?.[map].get(id) ?? null;
  return { reference: rooms.reference, person: find('people'), place: find('places'), item: find('items'), instrument: find('instruments'), site: find('sites') };
}

function Tools({ rooms, sample_id, here }: { rooms: Rooms; sample_id: string | null; here: boolean }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const fetch_pdf = async (id: string): Promise<void> => {
    setBusy(true);
    setTrouble('');
    await rooms.api.pdf(`/api/v1/samples/${id}/custody.pdf`).then((file) => saveFile(file, `custody-${id.slice(0, 8)}.pdf`), (error: unknown) => setTrouble(troubleWords(error)));
    setBusy(false);
  };
  return (
    <div class="custody-tools">
      <div class="actions is-close">
        <Button onClick={() => print()}><Icon name="print" />{t('print')}</Button>
        {sample_id && !here && <Button busy={busy} onClick={() => void fetch_pdf(sample_id)}><Icon name="paper" />{t(busy ? 'pdf_making' : 'pdf')}</Button>}
      </div>
      {trouble && <Notice tone="warn" urgent>{trouble}</Notice>}
    </div>
  );
}

function Chain({ answer }: { answer: CustodyAnswer }) {
  const { pos, hash, checkpoint } = answer.chain;
  if (pos === null || hash === null) return null;
  return (
    <section class="custody-sealed" aria-label={t('chain')}>
      <h2>{t('chain')}</h2>
      <p>{t('chain_words', { pos, hash: hashShort(hash) })}</p>
      <p><strong>{checkpoint ? t('checkpoint', { at: momentWords(checkpoint.at, new Date(0)), pos: checkpoint.pos }) : t('no_checkpoint')}</strong></p>
    </section>
  );
}

/** The sample whose paper it is: the record itself, or the one that its item belongs to. */
function sampleOf({ record }: CustodyAnswer): string | null {
  if (record?.kind === 'sample') return record.id;
  return record?.kind === 'item' ? ((record as unknown as { sample?: string }).sample ?? null) : null;
}

function One({ rooms, answer, here }: { rooms: Rooms; answer: CustodyAnswer; here: boolean }) {
  const names = useNames(rooms);
  const changes = answer.rows.filter(({ kind }) => kind === 'sample.amend');
  const main = answer.record?.id ?? null;
  const list = (rows: CustodyAnswer['rows']) => <ol class="custody-rows">{rows.map((row) => <TimelineRow key={row.op_id} rooms={rooms} row={row} names={names} main={main} />)}</ol>;
  return (
    <div class="custody">
      <Tools rooms={rooms} sample_id={sampleOf(answer)} here={here} />
      <CustodyHead rooms={rooms} answer={answer} names={names} />
      <section aria-label={t('corrections')} class="custody-corrections">
        <h2>{t('corrections')}</h2>
        {changes.length === 0 ? <p class="soft small">{t('no_corrections')}</p> : list(changes)}
      </section>
      <section aria-label={t('timeline')}>
        <h2>{t('timeline')} <small class="soft">{t('count', { count: answer.rows.length })}</small></h2>
        {list(answer.rows)}
      </section>
      <Chain answer={answer} />
      <p class="custody-foot small soft">{t('printed_at', { time: momentWords(new Date().toISOString(), new Date(0)), lab: rooms.session.lab.name })}</p>
    </div>
  );
}

function Several({ rooms, answer }: { rooms: Rooms; answer: CustodyAnswer }) {
  return (
    <section class="custody">
      <Notice tone="warn" title={t('several', { code: answer.code, count: answer.found.length })}>{t('several_text')}</Notice>
      <div class="desk-twins">
        {answer.found.map(({ kind, id, title }) => (
          <Card key={id}>
            <p><strong>{t(`kind_${kind}`)}</strong> <span class="code">{title}</span><br /><Which rooms={rooms} kind={kind} id={id} /></p>
            <Button wide onClick={() => rooms.go(`/custody#${id}`)}>{t('choose')}</Button>
          </Card>
        ))}
      </div>
    </section>
  );
}

/** So that two records under one code are told apart before they are opened. */
function Which({ rooms, kind, id }: { rooms: Rooms; kind: string; id: string }) {
  const words = useWatched(rooms.store, async () => {
    const item = kind === 'item' ? await rooms.store.documents.find('items', id) : undefined;
    const sample = await rooms.store.documents.find('samples', item?.sample ?? id);
    return [sample?.sample_name, sample?.sample_no, sample && momentWords(sample.at ?? sample.sampled_at)].filter(Boolean).join(' · ');
  }, [id]);
  return <span class="soft small">{words}</span>;
}

function Nothing({ rooms, code, here }: { rooms: Rooms; code: string; here: boolean }) {
  return (
    <Empty icon="search" text={t('nothing', { code: readTyped(code).ok ? printed(code) : code })}>
      {here ? <p>{t('offline_nothing')}</p> : <><p>{t('nothing_why')}</p><p>{t('nothing_do')}</p></>}
      {rooms.session.roles.includes('receiver') && <Button onClick={() => rooms.go('/receive')}>{t('to_receive')}</Button>}
    </Empty>
  );
}

export function CustodyScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const { hash } = rooms;
  const { asked, again } = useCustody(rooms, hash);
  const open = ({ text }: DeskReading): void => rooms.go(`/custody#${encodeURIComponent(codeIn(text))}`);
  const answer = asked?.state === 'answered' ? asked.answer : null;
  const here = asked?.state === 'answered' && asked.here;
  return (
    <Page title={t('title')} wide>
      <div class="custody-ask"><ScanField rooms={rooms} onReading={open} onYes={() => undefined} /></div>
      {asked === null && <Empty icon="search" text={t('intro')} />}
      {asked?.state === 'asking' && <p class="soft" role="status">{t('loading')}</p>}
      {asked?.state === 'refused' && <Notice tone="warn" urgent action={<Button onClick={again}>{t('again')}</Button>}>{asked.words}</Notice>}
      {asked?.state === 'answered' && asked.here && (
        <div class="stack-gap"><Notice tone="plain" title={t('offline')} action={<Button onClick={again}>{t('again')}</Button>}>{asked.as_of ? t('offline_text', { time: momentWords(asked.as_of, new Date(0)) }) : t('offline_never')}</Notice></div>
      )}
      {answer && answer.found.length === 0 && <Nothing rooms={rooms} code={answer.code} here={here} />}
      {answer && answer.found.length > 1 && <Several rooms={rooms} answer={answer} />}
      {answer?.record && <One key={answer.record.id} rooms={rooms} answer={answer} here={here} />}
    </Page>
  );
}
