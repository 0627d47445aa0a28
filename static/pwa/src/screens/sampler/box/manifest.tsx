/** 装箱单: what is in the box, on paper and for the carrier's eyes. On the screen it is hidden; the browser prints it alone. */
import type { BoxView } from '../../../domain/box';
import type { Sample } from '../../../domain/document';
import { printed } from '../../../domain/label';
import { nameOf } from '../../../i18n/catalogue';
import { momentWords } from '../../../i18n/moments';
import { t } from '../../../i18n/words/box';
import type { Rooms } from '../../../rooms';
import { deadlineWords } from '../../../ui/time-left';
import { Qr } from '../../../ui/qr';
import { countWords } from './count-words';
import { type Content, nameOfSample } from './found';
import { itemWords } from './item-words';

const degrees = (value: number | null): string => (value === null ? '' : `${value} °C`);

/** Its own seal, else those of the sample's sealing. */
function sealOf(sample: Sample, seal_no: string | null | undefined, kind: string): string {
  if (seal_no) return seal_no;
  const said = sample.facts.find((fact) => fact.kind === 'sample.seal' && !fact.undone)?.said ?? {};
  const number = kind === 'B' ? said['seal_no_b'] : said['seal_no_a'];
  return typeof number === 'string' ? number : '';
}

function Lines({ rooms, contents }: { rooms: Rooms; contents: Content[] }) {
  return (
    <>
      {contents.map(({ sample, packed, deadlines }) => packed.map((item, at) => (
        <tr key={item.id}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={packed.length}>
              {nameOfSample(sample, t('unnamed'))}
              <br />{sample.sample_no}
              <br />{nameOf(rooms.reference.sample_types.find(({ code }) => code === sample.sample_type), sample.sample_type)}
            </th>
          )}
          <td>{itemWords(rooms.reference, item, sample)}</td>
          <td class="code">{printed(item.label)}</td>
          <td>{sealOf(sample, item.seal_no, item.kind)}</td>
          <td>{deadlines.filter((deadline) => deadline.item === null || deadline.item === item.id).map((deadline) => deadlineWords(deadline, true)).join(t('semicolon'))}</td>
        </tr>
      )))}
    </>
  );
}

export function Manifest({ rooms, box, contents }: { rooms: Rooms; box: BoxView; contents: Content[] }) {
  const facts: [string, string][] = [
    [t('box_label'), printed(box.code)], [t('contents'), countWords(box)], [t('seal_no'), box.seal_no ?? ''], [t('start_temperature'), degrees(box.start_temperature_c)],
    [t('opened'), momentWords(box.opened_at, new Date(0))], [t('closed'), box.closed_at ? momentWords(box.closed_at, new Date(0)) : ''],
    [t('from_name'), rooms.session.person.name], [t('to_name'), box.handed_to ?? ''],
  ];
  return (
    <section class="manifest" aria-hidden="true">
      <header class="manifest-head">
        <div>
          <h2>{t('manifest')} · {rooms.session.lab.name}</h2>
          <dl>{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value || '　　　　'}</dd></div>)}</dl>
        </div>
        <Qr text={box.code} label={t('qr')} />
      </header>
      <table>
        <thead><tr>{[t('sample'), t('item'), t('label_code'), t('seal_no_item'), t('deadline')].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody><Lines rooms={rooms} contents={contents} /></tbody>
      </table>
      <p class="manifest-signs"><span>{t('sign_sampler')}</span><span>{t('sign_carrier')}</span><span>{t('sign_receiver')}</span></p>
    </section>
  );
}
