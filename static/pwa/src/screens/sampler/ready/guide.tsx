/** 使用说明: one page to print and keep in the bag. Needs no server: it prints offline, from the phone or any PC. */
import { t } from '../../../i18n/words/guide';
import type { ScreenProps } from '../../../rooms';
import { Button, Icon, Page } from '../../../ui';
import { Qr } from '../../../ui/qr';

const STEPS = ['step_ready', 'step_scan', 'step_photo', 'step_save', 'step_seal', 'step_box', 'step_send'] as const;
const SIGNS = [['✎', 'sign_draft'], ['✓', 'sign_saved'], ['✓✓', 'sign_sent'], ['▣', 'sign_arrived'], ['', 'sign_safe']] as const;
const TROUBLES = ['camera', 'place', 'network', 'phone', 'mistake', 'refused'] as const;

export function GuideScreen({ rooms }: ScreenProps) {
  const { lab } = rooms.session;
  return (
    <Page title={t('title')} back={{ label: t('back'), go: () => rooms.go('/me') }} aside={<Button onClick={() => print()}>{t('print')}</Button>}>
      <article class="guide">
        <header class="guide-head">
          <div>
            <p class="guide-lab">{lab.name}</p>
            <p class="guide-call">{t('call')}</p>
            <p class="guide-address">{location.origin}</p>
          </div>
          <Qr text={location.origin} label={t('qr', { address: location.origin })} />
        </header>
        <section>
          <h2>{t('steps')}</h2>
          <ol>{STEPS.map((step) => <li key={step}>{t(step)}</li>)}</ol>
        </section>
        <section>
          <h2>{t('signs')}</h2>
          <dl class="guide-signs">{SIGNS.map(([sign, word]) => <div key={word}><dt>{sign || <Icon name="seal" />}</dt><dd>{t(word)}</dd></div>)}</dl>
        </section>
        <section>
          <h2>{t('troubles')}</h2>
          <dl class="guide-troubles">{TROUBLES.map((key) => <div key={key}><dt>{t(`${key}_what`)}</dt><dd>{t(`${key}_do`)}</dd></div>)}</dl>
        </section>
        <p class="guide-never">{t('never')}</p>
      </article>
    </Page>
  );
}
