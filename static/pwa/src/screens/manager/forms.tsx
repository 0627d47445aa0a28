/** 自定义问题: programmes' own forms, and the one in the making, which is kept on this device until it is published. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Form } from '../../domain/document';
import { type FormDraft, newestForms, newForm, nextVersion } from '../../domain/form-draft';
import { newId } from '../../domain/identity';
import { nameOf } from '../../i18n/catalogue';
import { listed } from '../../i18n/listed';
import { t } from '../../i18n/words/forms';
import type { Rooms, ScreenProps } from '../../rooms';
import { Badge, Button, Empty, List, Page, Row, useWatched } from '../../ui';
import { FormEditor } from './form-editor';

function Under({ rooms: { reference }, form }: { rooms: Rooms; form: Form }) {
  const category = nameOf(reference.code_lists.find(({ list, key }) => list === 'task_category' && key === form.task_category), form.task_category);
  const types = listed(form.sample_types.map((code) => nameOf(reference.sample_types.find((type) => type.code === code), code)));
  return <>{category} · {types || t('all_types')} · {t('version', { version: form.version, count: form.questions.length })}</>;
}

export function FormsScreen({ rooms }: ScreenProps) {
  const { store } = rooms;
  const forms = useWatched(store, async () => newestForms(await store.documents.list('forms')));
  const [draft, setDraft] = useState<FormDraft | null>(null);
  const [editing, setEditing] = useState(false);
  const [kept, setKept] = useState(true);
  const writing = useRef<Promise<void> | null>(null);
  const latest = useRef<FormDraft | null>(null);
  useEffect(() => void store.meta.find('form_draft').then((found) => setDraft(found ?? null)), []);
  const keep = (changed: FormDraft | null): void => {
    setDraft(changed);
    setKept(false);
    latest.current = changed;
    // Only the newest is worth writing: what came while one was written is written once.
    writing.current ??= write().finally(() => {
      writing.current = null;
    });
  };
  const write = async (): Promise<void> => {
    for (let written: FormDraft | null | undefined; written !== latest.current;) {
      written = latest.current;
      await (written ? store.meta.rememberQuietly('form_draft', written) : store.meta.forget('form_draft'));
    }
    setKept(true);
  };
  const edit = (begun: FormDraft): void => {
    keep(begun);
    setEditing(true);
  };
  const done = (): void => {
    keep(null);
    setEditing(false);
  };
  if (editing && draft) {
    const title = draft.name ? t('editor', { name: draft.name }) : t('new_title');
    return (
      <Page title={title} back={{ label: t('title'), go: () => setEditing(false) }} aside={<span class="soft small" role="status">{kept ? t('kept') : t('keeping')}</span>}>
        <FormEditor rooms={rooms} draft={draft} change={keep} onDone={done} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} aside={!draft && <Button tone="primary" onClick={() => edit(newForm(newId()))}>{t('add')}</Button>}>
      <p class="soft small stack-gap">{t('intro')}</p>
      {!forms && <p class="soft" role="status">{t('loading')}</p>}
      {draft && <List label={t('draft', { name: draft.name || t('draft_unnamed') })}><Row title={t('draft', { name: draft.name || t('draft_unnamed') })} aside={t('draft_go_on')} onClick={() => setEditing(true)} /></List>}
      {forms?.length === 0 && !draft && <Empty icon="edit" text={t('none')} />}
      {forms && forms.length > 0 && (
        <List label={t('title')}>
          {forms.map((form) => (
            <Row
              key={form.id} title={form.name} under={<Under rooms={rooms} form={form} />} aside={form.questions.length === 0 ? <Badge>{t('withdrawn')}</Badge> : t('next_version')}
              {...(draft ? {} : { onClick: () => edit(nextVersion(form)) })}
            />
          ))}
        </List>
      )}
    </Page>
  );
}
