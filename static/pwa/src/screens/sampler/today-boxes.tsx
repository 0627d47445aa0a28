/** On 今天: the boxes in hand and the samples in none, until somebody else has them. */
import { samplesIn } from '../../domain/box';
import { printed } from '../../domain/label';
import { t } from '../../i18n/words/box';
import type { ScreenProps } from '../../rooms';
import { Icon, List, Row, Section, StateBadge, useWatched } from '../../ui';
import { boxesUnderWay, countToCarry } from './box/found';

export function BoxesToday({ rooms }: ScreenProps) {
  const { store, session, reference } = rooms;
  const found = useWatched(store, async () => {
    const boxes = (await boxesUnderWay(store)).filter(({ opened_by, state }) => opened_by === session.person_id && state !== 'in_transit');
    return { boxes, loose: await countToCarry(rooms) };
  });
  if (!found || (found.boxes.length === 0 && found.loose === 0)) return null;
  return (
    <Section title={t('today')}>
      <List label={t('today')}>
        {found.boxes.map((box) => (
          <Row
            key={box.id} lead={<Icon name="box" />} title={<span class="code">{printed(box.code)}</span>}
            under={<>{t('count', { samples: samplesIn(box.items), items: box.items.length })}<span class="badges"><StateBadge states={reference.boxes.states} state={box.state} /></span></>}
            onClick={() => rooms.go(`/box#${box.id}`)}
          />
        ))}
        {found.loose > 0 && <Row lead={<Icon name="hand" />} title={t('today_loose', { count: found.loose })} onClick={() => rooms.go('/boxes')} />}
      </List>
    </Section>
  );
}
