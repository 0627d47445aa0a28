/** 打印抽样单: the form and the seal strips by the browser's own print, without network; A4 or a pocket printer's roll. */
import { useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { undoneHere } from '../../domain/undoing';
import { paired } from '../../i18n/listed';
import { clockOf, dayOf } from '../../i18n/moments';
import { t } from '../../i18n/words/paper';
import { t as seal } from '../../i18n/words/seal';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Chips, Empty, Icon, Page, useWatched } from '../../ui';
import { Qr } from '../../ui/qr';
import { amended, amendmentsOf } from '../amend/amending';
import { viewOf } from './delivery';
import { momentOf, type Paper, type Part, paperOf, type Strip } from './paper';
import type { Grid } from './paper-grids';
import { Picture } from './seal-signatures';

async function paperFor(rooms: Rooms): Promise<Paper | null> {
  const { documents } = rooms.store;
  const known = await documents.find('samples', rooms.hash);
  if (!known) return null;
  const { entries, state } = await viewOf(rooms.store, rooms.reference, known, false);
  const sample = { ...amended(known, entries), amendments: amendmentsOf(known, entries) };
  const [site, visit, people, instruments, items, signed, forms] = await Promise.all([
    sample.site ? documents.find('sites', sample.site) : undefined, sample.visit ? documents.find('visits', sample.visit) : undefined, documents.list('people'), documents.list('instruments'),
    documents.listByKey('items', sample.id), documents.listByKey('signatures', sample.id), documents.list('forms'),
  ]);
  const undone = undoneHere(sample.facts, entries);
  const said_here = entries.filter(({ op_id, operation, state: gone }) => operation.kind === 'sample.seal' && gone !== 'refused' && !undone.has(op_id)).at(-1);
  const sealed = sample.facts.filter(({ op_id, kind }) => kind === 'sample.seal' && !undone.has(op_id)).at(-1)?.said ?? (said_here ? (JSON.parse(said_here.operation.body) as Record<string, unknown>) : {});
  const nameOfPerson = (id: string): string => (id === rooms.session.person_id ? rooms.session.person.name : (people.find((one) => one.id === id)?.name ?? ''));
  const nameOfInstrument = (id: string): string => instruments.find((one) => one.id === id)?.name ?? id;
  return paperOf({ reference: rooms.reference, lab: rooms.session.lab.name, sample, state, items, forms, site, visit, signed, sealed, nameOfPerson, nameOfInstrument });
}

type Kind = 'a4' | 'roll80' | 'roll58' | 'strips';
const KINDS: Kind[] = ['a4', 'roll80', 'roll58', 'strips'];

export function PrintScreen({ rooms }: ScreenProps) {
  const [kind, setKind] = useState<Kind>('a4');
  const paper = useWatched(rooms.store, () => paperFor(rooms), [rooms.hash]);
  if (paper === undefined) return null;
  const back = { label: t('back'), go: () => history.back() };
  if (paper === null) return <Page title={t('title')} back={back}><Empty text={t('not_found')} /></Page>;
  return (
    <Page title={t('title')} back={back} wide>
      <div class="print-tools">
        <Chips label={t('paper')} choices={KINDS.map((value) => ({ value, text: t(`paper_${value}`) }))} chosen={[kind]} onChange={([chosen]) => setKind((chosen ?? 'a4') as Kind)} />
        <p class="field-hint">{t('hint')}</p>
        <div class="actions"><Button tone="primary" onClick={() => print()}><Icon name="print" />{t('print')}</Button></div>
      </div>
      {kind === 'strips' ? paper.strips.map((strip) => <OneStrip key={strip.which} paper={paper} strip={strip} />) : <Form rooms={rooms} paper={paper} kind={kind} />}
    </Page>
  );
}

const Code = ({ code }: { code: string }) => <figure class="paper-code"><Qr text={code} label={t('code', { code: printed(code) })} /><figcaption class="code">{printed(code)}</figcaption></figure>;

function Form({ rooms, paper, kind }: { rooms: Rooms; paper: Paper; kind: Kind }) {
  return (
    <article class={`paper paper-${kind}`} aria-label={paper.title} tabIndex={0}>
      <header class="paper-head">
        <div>
          <h2>{paper.title}</h2>
          <p>{paper.lab}</p>
          <p>{t('sample_no')} {paper.number}　{t('form_no')} {paper.form_no}</p>
          {paper.marks.map((mark) => <p key={mark} class="paper-mark">【{mark}】</p>)}
        </div>
        {paper.code && <Code code={paper.code} />}
      </header>
      {paper.parts.map((part) => <OnePart key={part.title} part={part} />)}
      {paper.grids.map((grid) => <OneGrid key={grid.title} grid={grid} />)}
      <Signed rooms={rooms} paper={paper} />
      <footer class="paper-foot">{paper.number} · {t('foot', { time: `${dayOf(new Date())} ${clockOf(new Date())}` })}</footer>
    </article>
  );
}

const OnePart = ({ part }: { part: Part }) => (
  <section class="paper-part">
    <h3>{part.title}</h3>
    <dl>{part.lines.map(({ name, value }) => <div key={name} class={value.length > 40 ? 'is-wide' : ''}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
  </section>
);

const OneGrid = ({ grid }: { grid: Grid }) => (
  <section class="paper-part">
    <h3>{grid.title}</h3>
    <table>
      <thead><tr>{grid.head.map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
      <tbody>{grid.rows.map((row, at) => <tr key={at}>{row.map((cell, column) => <td key={column} data-head={grid.head[column]}>{cell}</td>)}</tr>)}</tbody>
    </table>
  </section>
);

/** Boxes to sign in by hand where nobody has signed on glass. */
function Signed({ rooms, paper }: { rooms: Rooms; paper: Paper }) {
  const open = (['sampler', 'second_sampler', 'sampled_party'] as const).filter((role) => !paper.signed.some(({ signs_as }) => signs_as === role));
  return (
    <section class="paper-part paper-signed">
      <h3>{t('signatures')}</h3>
      <div>
        {paper.signed.map((one) => (
          <div key={one.id} class="paper-signature">
            <p>{paired(seal(`as_${one.signs_as}`), one.name ?? '')}</p>
            {one.refused ? <p>{t('refused', { reason: one.refused })}</p> : one.sha256 && <Picture rooms={rooms} sha256={one.sha256} who={seal(`as_${one.signs_as}`)} />}
            <p>{momentOf(one.at)}</p>
          </div>
        ))}
        {open.map((role) => <div key={role} class="paper-signature"><p>{paired(seal(`as_${role}`), '')}</p></div>)}
      </div>
    </section>
  );
}

const OneStrip = ({ paper, strip }: { paper: Paper; strip: Strip }) => (
  <article class="paper paper-strip" aria-label={`${t('strip')} ${strip.which}`}>
    <h2>{t('strip')}　{strip.which}</h2>
    <p class="paper-strip-no">{t('strip_no')} {strip.number || '＿＿＿＿＿＿'}</p>
    <div class="paper-head">
      <div>
        <p>{t('sample_no')} {paper.number}</p>
        <p>{t('strip_day')} {paper.day}</p>
        <p>{t('strip_by')} {paper.samplers}</p>
        <p>{paper.lab}　{t('strip_void')}</p>
      </div>
      {paper.code && <Code code={paper.code} />}
    </div>
  </article>
);
