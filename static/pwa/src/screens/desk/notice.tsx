/** 打印拒收通知书: by the browser's own print without network, as the lab's PDF with it. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../domain/document';
import { printed } from '../../domain/label';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { clockOf, dayOf } from '../../i18n/moments';
import { t } from '../../i18n/words/notice';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Icon, Notice, Page, troubleWords, useWatched } from '../../ui';
import { Qr } from '../../ui/qr';
import { saveFile } from '../../ui/save-file';
import { amended } from '../amend/amending';
import { LargePhoto } from '../photos/photo-strip';
import { deskView } from './standing';

interface NoticeOf {
  sample: Sample;
  lines: [string, string][];
  reason: string;
  text: string;
  number: string;
  by: string;
  at: string;
  code: string | null;
  /** Photos of the fault; the record's own where the desk took none. */
  photos: string[];
}

const wholeMoment = (iso: string | null | undefined): string => (iso ? `${dayOf(new Date(iso))} ${clockOf(new Date(iso))}` : '/');
const textIn = (said: Record<string, unknown>, key: string): string => (typeof said[key] === 'string' ? said[key] : '');

async function noticeOf(rooms: Rooms): Promise<NoticeOf | 'unknown' | 'not_rejected'> {
  const { store, reference, session } = rooms;
  const known = await store.documents.find('samples', rooms.hash);
  if (!known) return 'unknown';
  const entries = await store.outbox.about(known.id);
  const sample = amended(known, entries);
  const rejection = deskView(sample, entries).decisions.filter(({ kind }) => kind === 'sample.reject').at(-1);
  if (!rejection) return 'not_rejected';
  const [site, people, items, taken_here] = await Promise.all([
    sample.site ? store.documents.find('sites', sample.site) : undefined, store.documents.list('people'), store.documents.listByKey('items', sample.id), store.photos.of(sample.id),
  ]);
  const nameBy = (id: string): string => (id === session.person_id ? session.person.name : (people.find((one) => one.id === id)?.name ?? ''));
  const named = entries.filter(({ operation }) => operation.kind === 'photo.add').map(({ operation }) => JSON.parse(operation.body) as { sha256: string; photo_kind: string });
  const at_desk = [...sample.photos, ...named].filter(({ photo_kind }) => photo_kind === 'reception').map(({ sha256 }) => sha256);
  const type = nameOf(reference.sample_types.find(({ code }) => code === sample.sample_type), sample.sample_type);
  const code = textIn(rejection.said, 'reason');
  return {
    sample, reason: `${code} ${nameOf(reference.rejection_reasons.find((one) => one.code === code))}`, text: textIn(rejection.said, 'text'), number: textIn(rejection.said, 'notice_no') || '/',
    by: nameBy(rejection.by), at: wholeMoment(rejection.at), code: items[0]?.label ?? null, photos: [...new Set([...at_desk, ...taken_here.filter(({ sha256 }) => at_desk.includes(sha256)).map(({ sha256 }) => sha256)])],
    lines: [
      [t('sample_no'), sample.sample_no ?? '/'], [t('sample_name'), sample.sample_name ?? '/'], [t('sample_type'), type], [t('amount'), sample.qty_total === null ? '/' : `${sample.qty_total} ${sample.qty_unit ?? ''}`],
      [t('site'), [site?.name, sample.point].filter(Boolean).join(' · ') || '/'], [t('samplers'), listed((sample.samplers.length > 0 ? sample.samplers : [sample.created_by]).map(nameBy))],
      [t('sampled_at'), wholeMoment(sample.at ?? sample.sampled_at)], [t('arrived_at'), wholeMoment(sample.arrived_at)], [t('labels'), items.map(({ label, kind }) => `${kind} ${printed(label)}`).join('  ') || '/'],
    ],
  };
}

export function NoticeScreen({ rooms }: ScreenProps) {
  const notice = useWatched(rooms.store, () => noticeOf(rooms), [rooms.hash]);
  const [fetching, setFetching] = useState(false);
  const pdf = async ({ sample, number }: NoticeOf): Promise<void> => {
    setFetching(true);
    try {
      saveFile(await rooms.api.pdf(`/api/v1/samples/${sample.id}/rejection.pdf`), `${t('title')}-${number.replace('/', '')}.pdf`);
    } catch (error) {
      rooms.toast(t('pdf_failed', { why: troubleWords(error) }), 'bad');
    } finally {
      setFetching(false);
    }
  };
  if (notice === undefined) return null;
  const back = { label: t('back'), go: () => history.back() };
  if (typeof notice === 'string') return <Page title={t('title')} back={back}><Empty text={t(notice)} /></Page>;
  return (
    <Page title={t('title')} back={back} wide>
      <div class="print-tools">
        <Notice tone="info">{t('hint')}</Notice>
        <div class="actions">
          <Button tone="primary" onClick={() => print()}><Icon name="print" />{t('print')}</Button>
          <Button busy={fetching} onClick={() => void pdf(notice)}>{t('pdf')}</Button>
        </div>
      </div>
      <Paper rooms={rooms} notice={notice} />
    </Page>
  );
}

function Paper({ rooms, notice }: { rooms: Rooms; notice: NoticeOf }) {
  const { session } = rooms;
  return (
    <article class="paper paper-a4" aria-label={t('title')} tabIndex={0}>
      <header class="paper-head">
        <div>
          <h2>{t('title')}</h2>
          <p>{session.lab.name}</p>
          <p>{t('number')} {notice.number}</p>
        </div>
        {notice.code && <figure class="paper-code"><Qr text={notice.code} label={printed(notice.code)} /><figcaption class="code">{printed(notice.code)}</figcaption></figure>}
      </header>
      <section class="paper-part">
        <h3>{t('about')}</h3>
        <dl>{notice.lines.map(([name, value]) => <div key={name} class={value.length > 40 ? 'is-wide' : ''}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </section>
      <section class="paper-part">
        <h3>{t('why')}</h3>
        <div class="notice-why">
          <p class="notice-reason">{notice.reason}</p>
          {notice.text && <p>{notice.text}</p>}
          <p>{t('consequence')}</p>
        </div>
      </section>
      {notice.photos.length > 0 && (
        <section class="paper-part">
          <h3>{t('photos')}</h3>
          <div class="notice-photos">{notice.photos.map((sha256, at) => <LargePhoto key={sha256} rooms={rooms} sha256={sha256} name={t('photo', { number: at + 1 })} />)}</div>
        </section>
      )}
      <section class="paper-part paper-signed">
        <h3>{t('signatures')}</h3>
        <div>
          <div class="paper-signature"><p>{t('decided_by')} {notice.by}</p><p>{notice.at}</p></div>
          <div class="paper-signature"><p>{t('told')}</p></div>
          <div class="paper-signature"><p>{t('stamp')}</p></div>
        </div>
      </section>
      <footer class="paper-foot">{notice.number} · {notice.sample.sample_no} · {t('foot', { time: wholeMoment(new Date().toISOString()) })}</footer>
    </article>
  );
}
