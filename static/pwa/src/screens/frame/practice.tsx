/** 练习: what it is, how to begin, a label on the screen, and how it ends. */
import { useEffect, useState } from 'preact/hooks';
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/practice';
import type { Rooms, ScreenProps } from '../../rooms';
import { Button, Empty, Notice, Page, Section } from '../../ui';
import { Qr } from '../../ui/qr';
import { EndSheet } from './practice-bar';

const LISTENS_WITHIN_MS = 3000;

/** Opens the scan screen and holds the label before it as soon as it listens. */
function startWith(rooms: Rooms, code: string): void {
  rooms.go('/capture');
  const until = Date.now() + LISTENS_WITHIN_MS;
  const offer = (): void => {
    if (rooms.practice?.show(code) !== true && Date.now() < until) setTimeout(offer, 100);
  };
  offer();
}

function Label({ rooms }: { rooms: Rooms }) {
  const [code, setCode] = useState<string | null>();
  useEffect(() => void rooms.practice?.freshLabel().then(setCode), []);
  if (code === undefined) return null;
  if (code === null) return <Empty text={t('none')} />;
  return (
    <Section title={t('label_title')}>
      <p class="soft">{t('label_text')}</p>
      <div class="practice-label"><Qr text={code} label={t('label_qr')} /><strong class="code">{printed(code)}</strong></div>
      <Button tone="primary" wide onClick={() => startWith(rooms, code)}>{t('use')}</Button>
    </Section>
  );
}

export function PracticeScreen({ rooms }: ScreenProps) {
  const [ending, setEnding] = useState(false);
  const is_on = rooms.practice !== null;
  return (
    <Page title={t('title')} back={{ label: t('back'), go: () => rooms.go('/me') }}>
      <div class="practice-intro">
        {is_on ? <Notice tone="info" title={t('on')} /> : <p>{t('intro')}</p>}
        <p class="soft">{t('real')}</p>
      </div>
      {is_on ? <Label rooms={rooms} /> : <Button tone="primary" wide onClick={() => void rooms.practise(true)}>{t('begin')}</Button>}
      {is_on && <div class="actions"><Button onClick={() => setEnding(true)}>{t('end')}</Button></div>}
      {ending && <EndSheet rooms={rooms} onClose={() => setEnding(false)} />}
    </Page>
  );
}
