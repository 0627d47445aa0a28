/** 样品接收记录表 on paper, from what this desk knows: the same table the server prints, for when it cannot be asked. */
import { printed } from '../../../domain/label';
import { dayOf, momentWords } from '../../../i18n/moments';
import { nameOf } from '../../../i18n/catalogue';
import { t } from '../../../i18n/words/batch';
import type { Rooms } from '../../../rooms';
import { Qr } from '../../../ui/qr';
import type { NameOfPerson } from '../record';
import type { ReceptionRow } from '../row-acts';
import type { Batch } from './batch';
import { isScanned } from './item-standing';

function stateIn(rooms: Rooms, { view, items }: ReceptionRow): string {
  if (items.length > 0 && items.every(({ arrival }) => arrival === 'missing')) return t('item_missing');
  return view === null ? '' : nameOf(rooms.reference.custody.states.find(({ key }) => key === view.state), view.state);
}

function Line({ rooms, row, person, n }: { rooms: Rooms; row: ReceptionRow; person: NameOfPerson; n: number }) {
  const decision = row.view?.decisions[0];
  const here = row.items.map((item) => `${item.item.bottle ?? item.item.kind}：${t(item.arrival === 'arrived' ? (isScanned(item) ? 'by_scan' : 'by_hand') : `item_${item.arrival}`)}`).join(' ');
  const words = decision?.said['deviation'] ?? decision?.said['reason'];
  return (
    <tr>
      <td>{n}</td><td>{row.sample?.sample_name}<br />{row.sample?.sample_no}</td><td>{here}</td>
      <td>{stateIn(rooms, row)}</td><td>{[typeof words === 'string' ? words : '', ...(decision ? [] : row.flags)].filter(Boolean).join('；')}</td>
      <td>{decision ? `${person(decision.by)} ${momentWords(decision.at)}` : ''}</td>
    </tr>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => <div><dt>{name}</dt><dd>{value}</dd></div>;

export function RecordPaper({ rooms, batch, person, title }: { rooms: Rooms; batch: Batch; person: NameOfPerson; title: string }) {
  const { totals, box } = batch;
  return (
    <section class="manifest" aria-hidden="true">
      <div class="manifest-head">
        <div>
          <h1>{t('paper_title')}</h1>
          <p>{rooms.session.lab.name} · {dayOf(new Date())}</p>
          <dl>
            <Fact name={t('paper_of')} value={title} />
            <Fact name={t('paper_sampler')} value={batch.sampler ?? ''} />
            <Fact name={t('paper_expected')} value={String(totals.expected)} />
            <Fact name={t('paper_here')} value={t('paper_here_value', { scanned: totals.scanned, manual: totals.manual })} />
            <Fact name={t('paper_missing')} value={String(totals.missing)} />
            <Fact name={t('paper_unexpected')} value={String(totals.unexpected)} />
            {box?.arrival && <Fact name={t('paper_temperature')} value={box.arrival.temperature_c === null ? (box.arrival.no_temperature_reason ?? '') : `${box.arrival.temperature_c} °C`} />}
            {box?.arrival && <Fact name={t('paper_seal')} value={t(box.arrival.seal_ok === false ? 'paper_seal_broken' : 'paper_seal_ok')} />}
          </dl>
        </div>
        {box && <Qr text={box.code} label={printed(box.code)} />}
      </div>
      <table>
        <thead><tr><th>{t('paper_n')}</th><th>{t('paper_sample')}</th><th>{t('paper_items')}</th><th>{t('paper_state')}</th><th>{t('paper_words')}</th><th>{t('paper_by')}</th></tr></thead>
        <tbody>{batch.rows.map((row, i) => <Line key={row.id} {...{ rooms, row, person }} n={i + 1} />)}</tbody>
      </table>
      {batch.labels.length > 0 && <p>{t('heap_labels')}：{batch.labels.map(({ code }) => printed(code)).join('、')}</p>}
      <div class="manifest-signs"><span>{t('paper_receiver')}</span><span>{t('paper_carrier')}</span><span>{t('paper_date')}</span></div>
    </section>
  );
}
