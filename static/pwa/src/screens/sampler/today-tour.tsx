/** First use: five cards on 今天, once a phone; never over the work, never in the way of a draft, and gone with one tap. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/words/tour';
import type { ScreenProps } from '../../rooms';
import { Button, Icon, type IconName, useWatched } from '../../ui';

const CARDS: readonly { key: 'scan' | 'photo' | 'save' | 'ticks' | 'box'; icon: IconName }[] = [
  { key: 'scan', icon: 'scan' }, { key: 'photo', icon: 'camera' }, { key: 'save', icon: 'check' }, { key: 'ticks', icon: 'outbox' }, { key: 'box', icon: 'hand' },
];

/** The shield has no character in many phones' fonts. */
const TICKS = [['✓', 'tick_saved'], ['✓✓', 'tick_sent'], ['▣', 'tick_arrived'], ['', 'tick_safe']] as const;

function Ticks() {
  return (
    <dl class="tour-ticks">
      {TICKS.map(([sign, word]) => <div key={word}><dt aria-hidden="true">{sign || <Icon name="seal" />}</dt><dd>{t(word)}</dd></div>)}
    </dl>
  );
}

interface CardsProps {
  onEnd: () => void;
  onPractise: () => void;
}

function Cards({ onEnd, onPractise }: CardsProps) {
  const [at, setAt] = useState(0);
  const head = useRef<HTMLHeadingElement>(null);
  const turned = useRef(false);
  // The first card takes no focus from the page; a turned one is read out.
  useEffect(() => {
    if (turned.current) head.current?.focus();
    turned.current = true;
  }, [at]);
  const card = CARDS[at] ?? CARDS[0];
  if (!card) return null;
  const is_last = at === CARDS.length - 1;
  return (
    <section class="tour" aria-label={t('title')} onKeyDown={({ key }) => key === 'Escape' && onEnd()}>
      <p class="tour-step">{t('title')} · {t('step', { at: at + 1, of: CARDS.length })}</p>
      <h2 ref={head} tabIndex={-1}><Icon name={card.icon} /> {t(`${card.key}_title`)}</h2>
      <p>{t(`${card.key}_text`)}</p>
      {card.key === 'ticks' && <Ticks />}
      <div class="actions">
        {at > 0 ? <Button onClick={() => setAt(at - 1)}>{t('before')}</Button> : <Button onClick={onEnd}>{t('skip')}</Button>}
        {is_last ? <Button tone="primary" onClick={onEnd}>{t('done')}</Button> : <Button tone="primary" onClick={() => setAt(at + 1)}>{t('next')}</Button>}
      </div>
      {is_last && <Button tone="quiet" wide onClick={onPractise}>{t('practise')}</Button>}
      {at > 0 && !is_last && <Button tone="quiet" wide onClick={onEnd}>{t('skip')}</Button>}
    </section>
  );
}

export function FirstTour({ rooms }: ScreenProps) {
  const { meta, drafts } = rooms.store;
  const due = useWatched(rooms.store, async () => (await meta.find('tour')) === 'due' && (await drafts.list()).length === 0);
  const end = (): void => void meta.remember('tour', 'seen');
  const practise = (): void => {
    end();
    rooms.go('/practice');
  };
  return due ? <Cards onEnd={end} onPractise={practise} /> : null;
}
