/** Open questions of a sample at the desk, with what was answered; receiving or rejecting it settles them. */
import { useState } from 'preact/hooks';
import { samplerOf } from '../../domain/answering';
import type { Hold, Sample } from '../../domain/document';
import { replyAct } from '../../domain/holds';
import { nameOf } from '../../i18n/catalogue';
import { momentWords, spanWords } from '../../i18n/moments';
import { t } from '../../i18n/words/decisions';
import type { Rooms } from '../../rooms';
import { AreaField, Badge, Button, Icon, useNow } from '../../ui';
import { ActForm } from './act-form';
import type { NameOfPerson } from './record';
import { sayAct } from './row-said';

interface HoldsPartProps {
  rooms: Rooms;
  sample: Sample;
  holds: Hold[];
  person: NameOfPerson;
}

export function HoldsPart({ rooms, sample, holds, person }: HoldsPartProps) {
  const [answering, setAnswering] = useState<Hold | null>(null);
  useNow();
  if (holds.length === 0) return null;
  return (
    <section class="holds" aria-label={t('holds')}>
      <h3>{t('holds')}</h3>
      <ul>
        {holds.map((hold) => (
          <li key={hold.op_id} class="hold">
            <p class="hold-question">{hold.kind === 'item.unexpected' && <><Badge tone="warn" sign="!">{t('unexpected_as')}</Badge> </>}{hold.question}</p>
            <p class="soft small">
              {t('hold_asked', { by: person(hold.by), to: person(hold.to ?? samplerOf(sample) ?? ''), time: momentWords(hold.at) })}
              {hold.reason && ` · ${nameOf(rooms.reference.rejection_reasons.find(({ code }) => code === hold.reason), hold.reason)}`}
            </p>
            {hold.replies.map((reply) => (
              <blockquote key={reply.op_id} class="hold-reply"><p>{reply.text}</p><p class="soft small">{t('reply_by', { by: person(reply.by), time: momentWords(reply.at) })}</p></blockquote>
            ))}
            {hold.replies.length === 0 && <p class="hold-waits"><Icon name="clock" /> {t('hold_waits', { span: spanWords(hold.at) })}</p>}
            <Button tone="quiet" onClick={() => setAnswering(hold)}>{t('reply')}</Button>
          </li>
        ))}
      </ul>
      <p class="field-hint">{t('settle_help')}</p>
      {answering && <NoteReply rooms={rooms} sample={sample} hold={answering} onClose={() => setAnswering(null)} />}
    </section>
  );
}

/** What was said on the telephone. */
function NoteReply({ rooms, sample, hold, onClose }: { rooms: Rooms; sample: Sample; hold: Hold; onClose: () => void }) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const go = async (): Promise<boolean> => {
    setTried(true);
    if (text.trim() === '') return false;
    await sayAct(rooms, { id: sample.id, sample, code: '' }, [replyAct(sample, hold, text)], 'sample.reply', t('done_reply'));
    onClose();
    return true;
  };
  return (
    <ActForm title={t('reply_title')} go={t('reply_go')} onGo={go} onClose={onClose}>
      <p class="stack-gap">{hold.question}</p>
      <AreaField label={t('reply_text')} hint={t('reply_hint')} value={text} maxLength={2000} onChange={setText} error={tried && text.trim() === '' ? t('needed') : undefined} />
    </ActForm>
  );
}
