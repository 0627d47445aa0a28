/** What can be done with the label in hand: by button, by key, or not at all when it was decided before. */
import { t } from '../../i18n/words/desk';
import { Badge, Button } from '../../ui';
import { useKeys } from './desk';

interface ActionsProps {
  may: boolean;
  arrived: boolean;
  /** The decision replaces earlier ones that contradict each other. */
  settles: boolean;
  /** Its record is here; a deviation is said of a known sample only. */
  known: boolean;
  receive: () => void;
  arrive: () => void;
  check: () => void;
  deviate: () => void;
  hold: () => void;
  reject: () => void;
  unexpected: () => void;
  next: () => void;
}

const Key = ({ name }: { name: string }) => <kbd class="desk-key">{name}</kbd>;

export function Actions({ may, arrived, settles, known, receive, arrive, check, deviate, hold, reject, unexpected, next }: ActionsProps) {
  const may_arrive = may && !arrived;
  const may_deviate = may && known;
  useKeys({
    F2: may ? receive : undefined, F4: may_arrive ? arrive : undefined, F6: may_deviate ? check : undefined, F7: may ? hold : undefined, F8: may_deviate ? deviate : undefined,
    F9: may ? reject : undefined, Escape: next,
  });
  return (
    <div class="desk-actions" role="group" aria-label={t('actions')}>
      {may && <button type="button" id="desk-receive" class="button button-primary" onClick={receive}>{t(settles ? 'act_receive_again' : 'act_receive')}<Key name="F2" /></button>}
      {may_arrive && <Button onClick={arrive}>{t('act_arrive')}<Key name="F4" /></Button>}
      {may_deviate && <Button onClick={check}>{t('act_check')}<Key name="F6" /></Button>}
      {may && <Button onClick={hold}>{t('act_hold')}<Key name="F7" /></Button>}
      {may_deviate && <Button onClick={deviate}>{t('act_deviate')}<Key name="F8" /></Button>}
      {may && <Button tone="danger" onClick={reject}>{t(settles ? 'act_reject_again' : 'act_reject')}<Key name="F9" /></Button>}
      {may && <Button tone="quiet" onClick={unexpected}>{t('act_unexpected')}</Button>}
      <Button tone="quiet" onClick={next}>{t('act_next')}<Key name="Esc" /></Button>
      {may && arrived && <Badge tone="info" sign="▣">{t('arrived_already')}</Badge>}
    </div>
  );
}
