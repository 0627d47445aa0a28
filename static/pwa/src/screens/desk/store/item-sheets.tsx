/** Which window opens for what is to be done with the item in hand. */
import type { Person, StorePlace } from '../../../domain/document';
import type { Doing } from '../../../domain/item';
import type { Act } from '../../../domain/operation';
import { t as two } from '../../../i18n/words/disposal';
import { t } from '../../../i18n/words/shelf';
import type { Rooms } from '../../../rooms';
import type { Alongside } from '../../../store';
import { TransferSheet, WhySheet } from './end-sheets';
import { itemAct, type Target } from './item-acts';
import { ProposeSheet } from './propose-sheet';
import { RetainSheet } from './retain-sheet';
import { SplitSheet } from './split-sheet';
import { CheckInSheet, CheckOutSheet, PlaceSheet } from './take-sheets';

export interface ActSheetProps {
  rooms: Rooms;
  target: Target;
  name: string;
  places: Map<string, StorePlace>;
  people: Person[];
  onAct: (acts: Act[], what: string) => void;
  onClose: () => void;
}
interface ItemSheetProps extends Omit<ActSheetProps, 'onAct'> {
  doing: Doing;
  /** Its sample is rejected: it need not be kept. */
  rejected: boolean;
  say: (acts: Act[], what: string, alongside?: Alongside) => Promise<void>;
}

const isEarly = ({ view }: Target, rejected: boolean, today: string): boolean => !rejected && (view?.retain_until === null || view?.retain_until === undefined || view.retain_until >= today);

export function ItemSheet({ doing, rejected, say, ...props }: ItemSheetProps) {
  const { target, name, people, rooms, onClose } = props;
  const onAct = (acts: Act[], what: string): void => {
    onClose();
    void say(acts, what);
  };
  const all = { ...props, onAct };
  if (doing === 'store') return <PlaceSheet {...all} />;
  if (doing === 'check_out') return <CheckOutSheet {...all} />;
  if (doing === 'check_in') return <CheckInSheet {...all} />;
  if (doing === 'retain') return <RetainSheet {...all} />;
  if (doing === 'transfer') return <TransferSheet {...all} />;
  if (doing === 'split') return target.view && <SplitSheet {...all} view={target.view} onSplit={(said, alongside) => say(said.acts, t('fact_split'), alongside)} />;
  if (doing === 'dispose') {
    const early = isEarly(target, rejected, new Date().toISOString().slice(0, 10)) ? [name] : [];
    return (
      <ProposeSheet
        title={two('propose_title', { name })} early={early} reason={early.length > 0 ? '' : t(rejected ? 'reason_rejected' : 'reason_expired')} people={people} own_id={rooms.session.person_id}
        onClose={onClose} onPropose={(proposing) => onAct([itemAct(target, 'item.propose_disposal', proposing)], t('fact_propose_disposal'))}
      />
    );
  }
  return <WhySheet {...all} doing={doing} />;
}
