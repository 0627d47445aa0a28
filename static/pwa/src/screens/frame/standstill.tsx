/** The database does not open or does not answer: what that means, and one way out. Fetched only then. */
import { t } from '../../i18n/words/standstill';
import { Button, Notice, Page } from '../../ui';

interface StandstillProps {
  trouble: 'blocked' | 'outdated' | 'silent';
  /** Above what is on the screen, which may not be saved yet; else in the place of everything. */
  beside?: boolean;
}

export function Standstill({ trouble, beside }: StandstillProps) {
  const again = <Button tone="primary" onClick={() => location.reload()}>{t('again')}</Button>;
  const notice = <Notice tone={trouble === 'silent' ? 'bad' : 'warn'} urgent title={t(`${trouble}_title`)} action={again}>{t(`${trouble}_text`)}</Notice>;
  return beside ? <div class="banners">{notice}</div> : <Page title={t(`${trouble}_title`)}>{notice}</Page>;
}
