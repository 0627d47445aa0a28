/** 人员与手机. */
import type { ScreenProps } from '../../rooms';
import { Empty, Page } from '../../ui';

export function PeopleScreen(_: ScreenProps) {
  return <Page title="人员与手机"><Empty text="…" /></Page>;
}
