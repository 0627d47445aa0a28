/** 我的: language, display, what this device is, and the way out, which never touches the outbox. */
import { useEffect, useState } from 'preact/hooks';
import { freeBytes, isInstalled, isPersisted } from '../../device';
import { ageSeconds, type ClockEvidence, localIso, trusted } from '../../domain/clock';
import { language, type Language, speak } from '../../i18n/language';
import { momentWords, sizeWords } from '../../i18n/moments';
import { t } from '../../i18n/words/door';
import { t as p } from '../../i18n/words/practice';
import { t as r } from '../../i18n/words/ready';
import { t as s } from '../../i18n/words/shared';
import type { ScreenProps } from '../../rooms';
import type { Remembered } from '../../store';
import { Button, Chips, Icon, List, Page, Row, Section, Sheet, useWatched } from '../../ui';

interface DeviceFacts {
  persisted: boolean;
  free: number | null;
}

function useDeviceFacts(): DeviceFacts | null {
  const [facts, setFacts] = useState<DeviceFacts | null>(null);
  useEffect(() => void Promise.all([isPersisted(), freeBytes()]).then(([persisted, free]) => setFacts({ persisted, free })), []);
  return facts;
}

/** What this device's clock is worth just now, as a time said at this moment would be judged. */
function clockWords(clock: ClockEvidence | undefined): string {
  if (!clock) return t('clock_unknown');
  const now = { wall_ms: Date.now(), mono_ms: performance.now(), page: '' };
  const { unsure, band_s } = trusted(localIso(new Date()), clock.offset_ms, ageSeconds(clock, now), now.wall_ms);
  return unsure ? t('clock_unsure') : t('clock_band', { seconds: Math.round(Math.abs(clock.offset_ms) / 1000), band: Math.ceil(band_s) });
}

function Facts({ rooms }: ScreenProps) {
  const { session, store } = rooms;
  const device = useDeviceFacts();
  const clock = useWatched(store, () => store.meta.find('clock'));
  const count = useWatched(store, () => store.outbox.count());
  const key_changed_at = useWatched(store, () => store.meta.find('key_changed_at'));
  const checked = useWatched(store, () => store.meta.find('checked'));
  const rows: [string, string][] = [
    [t('me_lab'), session.lab.name],
    [t('me_roles'), session.roles.map((role) => t(`role_${role}`)).join(' · ')],
    [t('me_device'), session.device_name],
    [t('me_number'), String(session.device_no).padStart(3, '0')],
    [t('me_waiting'), t('waiting_words', { operations: count?.operations ?? 0, photos: count?.photos ?? 0 })],
    [t('me_storage'), device?.persisted ? t('storage_kept') : t('storage_unsure')],
    [t('me_installed'), isInstalled() ? t('yes') : t('no')],
    [t('me_free'), device?.free == null ? '–' : sizeWords(device.free)],
    [t('me_clock'), clockWords(clock)],
    [t('me_key'), key_changed_at ? t('key_changed', { time: momentWords(key_changed_at) }) : t('key_same')],
    [t('me_check'), momentWords(checked?.at)],
    [t('me_version'), __VERSION__],
  ];
  return <dl class="facts">{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function Display({ rooms }: ScreenProps) {
  const { meta } = rooms.store;
  const theme = useWatched(rooms.store, () => meta.find('theme')) ?? 'system';
  const text = useWatched(rooms.store, () => meta.find('text')) ?? 'normal';
  // English takes a moment to load; the choice shows at once.
  const [wanted, setWanted] = useState(language());
  const chooseLanguage = ([chosen]: string[]): void => {
    setWanted(chosen as Language);
    void speak(chosen as Language);
    void meta.remember('language', chosen as Language);
  };
  const themes: Remembered['theme'][] = ['system', 'light', 'dark', 'sun'];
  return (
    <>
      <Chips label={t('me_language')} choices={[{ value: 'zh-CN', text: '中文' }, { value: 'en', text: 'English' }]} chosen={[wanted]} onChange={chooseLanguage} />
      <Chips label={t('me_theme')} choices={themes.map((value) => ({ value, text: t(`theme_${value}`) }))} chosen={[theme]} onChange={([chosen]) => void meta.remember('theme', chosen as Remembered['theme'])} />
      <Chips label={t('me_text')} choices={(['normal', 'big'] as const).map((value) => ({ value, text: t(`text_${value}`) }))} chosen={[text]} onChange={([chosen]) => void meta.remember('text', chosen as Remembered['text'])} />
    </>
  );
}

export function MeScreen({ rooms, onSignOut }: ScreenProps & { onSignOut: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const showTour = (): void => void rooms.store.meta.remember('tour', 'due').then(() => rooms.go('/today'));
  const count = useWatched(rooms.store, () => rooms.store.outbox.count());
  return (
    <Page title={rooms.session.person.name}>
      <Section><Display rooms={rooms} /></Section>
      <Section>
        <List>
          <Row lead={<Icon name="check" />} title={r('title')} onClick={() => rooms.go('/ready')} />
          <Row lead={<Icon name="edit" />} title={p('title')} onClick={() => rooms.go('/practice')} />
          <Row lead={<Icon name="info" />} title={s('me_guide')} onClick={() => rooms.go('/guide')} />
          {rooms.session.roles.includes('sampler') && <Row lead={<Icon name="today" />} title={s('me_tour')} onClick={showTour} />}
          <Row lead={<Icon name="people" />} title={s('shared_title')} onClick={() => rooms.go('/shared')} />
          <Row lead={<Icon name="outbox" />} title={t('me_outbox')} onClick={() => rooms.go('/outbox')} />
          <Row lead={<Icon name="inbox" />} title={t('me_queue_file')} onClick={() => rooms.go('/queue-file')} />
        </List>
      </Section>
      <Section title={t('me_device')}><Facts rooms={rooms} /></Section>
      <Section><Button wide onClick={() => setAsking(true)}>{t('me_signout')}</Button></Section>
      {asking && (
        <Sheet title={t('signout_title')} close_label={t('close')} onClose={() => setAsking(false)}>
          <p>{count?.operations ? t('signout_text', { count: count.operations }) : t('signout_plain')}</p>
          <div class="actions">
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button tone="primary" onClick={() => void onSignOut()}>{t('me_signout')}</Button>
          </div>
        </Sheet>
      )}
    </Page>
  );
}
