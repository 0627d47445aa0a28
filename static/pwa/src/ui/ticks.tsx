/** The two badges of a sample: where its record is, and what state the sample is in. Never mixed. */
import type { Delivery } from '../domain/custody';
import type { StateWord } from '../domain/reference';
import { nameOf } from '../i18n/catalogue';
import { words } from '../i18n/catalogue';
import { Badge, type Tone } from './parts';

export const ticks = words(
  {
    saved: '已存',
    sending: '正在上传（照片 {sent}/{photos}）',
    record_sent: '记录已送，照片 {sent}/{photos}',
    sent: '已送',
    arrived: '已到样',
    safe: '已备份',
    attention: '需处理',
  },
  {
    saved: 'Saved',
    sending: 'Sending (photos {sent}/{photos})',
    record_sent: 'Record sent, photos {sent}/{photos}',
    sent: 'Sent',
    arrived: 'Arrived',
    safe: 'Safe',
    attention: 'Needs attention',
  },
);

const SIGNS: Record<Delivery, [sign: string, tone: Tone]> = {
  saved: ['✓', 'plain'],
  sending: ['↑', 'info'],
  record_sent: ['↑', 'info'],
  sent: ['✓✓', 'good'],
  arrived: ['▣', 'good'],
  attention: ['!', 'warn'],
};

/** Safe stands beside the rest: a record can be in the lab's backup before its sample is in the lab's hands. */
export function DeliveryTick({ delivery, sent, photos, is_safe = false }: { delivery: Delivery; sent: number; photos: number; is_safe?: boolean }) {
  const [sign, tone] = SIGNS[delivery];
  return (
    <>
      <Badge tone={tone} sign={sign}>{ticks(delivery, { sent, photos })}</Badge>
      {is_safe && <Badge tone="good" sign="⛨">{ticks('safe')}</Badge>}
    </>
  );
}

const STATE_TONES: Record<string, Tone> = { received: 'good', received_dev: 'warn', rejected: 'bad', void: 'bad', arrived: 'info' };

export function StateBadge({ states, state }: { states: StateWord[]; state: string }) {
  return <Badge tone={STATE_TONES[state] ?? 'plain'}>{nameOf(states.find(({ key }) => key === state), state)}</Badge>;
}
