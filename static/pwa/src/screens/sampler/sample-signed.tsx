/** Who signed under the sample: shown only where the signatures' own documents are, to whoever may have them. */
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/seal';
import type { Rooms } from '../../rooms';
import { Section, useWatched } from '../../ui';
import { Picture } from './seal-signatures';

export function SampleSigned({ rooms, sample }: { rooms: Rooms; sample: string }) {
  const signed = useWatched(rooms.store, () => rooms.store.documents.listByKey('signatures', sample), [sample]);
  if (!signed || signed.length === 0) return null;
  return (
    <Section title={t('signatures')}>
      <div class="signatures">
        {signed.map(({ id, signs_as, name, sha256, refused, at }) => (
          <div key={id} class="signature">
            <p class="signature-who"><span><strong>{t(`as_${signs_as}`)}</strong> {name}</span><span class="soft small">{refused ? t('refused', { reason: refused }) : t('signed_at', { time: momentWords(at) })}</span></p>
            {sha256 && <Picture rooms={rooms} sha256={sha256} who={t(`as_${signs_as}`)} />}
          </div>
        ))}
      </div>
    </Section>
  );
}
