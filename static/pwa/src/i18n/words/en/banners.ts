/** English for words/banners.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../banners';

export const en: Catalogue<Key> = {
  persist_title: 'Not installed: the phone may clear the data',
  persist_text: 'Use the browser’s menu, “Add to Home screen”, and open the app from there. All that is unsent is still here.',
  persist_action: 'Ask to keep the data', persist_ok: 'The browser will keep the data',
  persist_no: 'The browser declined; add the app to the Home screen first', later: 'Later',
  insecure_title: 'This address is not secure: no camera and no offline work here',
  insecure_text: 'Use the address that begins with https, or ask the lab to install its certificate. No sample can be started here.',
  version_title: 'A new version is here', version_text: 'It takes a few seconds; what is on this device is safe.', version_action: 'Update now',
  revoked_title: 'This phone was taken out of service',
  revoked_text: 'What is unsent is being delivered to the lab, to be looked at there; once all of it has arrived, this phone clears its data. Keep it connected.',
  signin_title: 'Please sign in again',
  signin_text: 'The lab asks for a new sign-in before anything is sent. Sampling goes on, and all that is unsent is still here.',
  signin_action: 'Sign in', disk_title: 'The lab’s server is full',
  disk_text: 'Records stay on the phone and go by themselves once there is space. Tell the lab.', portal_title: 'This network wants a sign-in first',
  portal_text: 'This Wi-Fi answers with a page of its own instead of the lab. Finish its sign-in in the browser, or use mobile data. All records are on this phone and go by themselves once it is through.',
  stranger_title: 'It was not the lab’s server that answered',
  stranger_text: 'The network may have led elsewhere, so nothing counts as sent. Try another network; if it stays so, tell the lab.',
  receipt_title: 'The server’s receipt has a wrong signature',
  receipt_text: 'It cannot be told that it was the lab that took them, so all records stay on this phone and are tried again. Tell the lab.',
  between_title: 'Something in between refused',
  between_text: 'It was not the lab’s server that refused. Try another network. All records are on this phone and go by themselves.',
  clock_title: 'The phone’s clock is off by {span}',
  clock_text: 'Sampling goes on, and times are put right by the lab’s clock. Switch on “Set date and time automatically” in the phone’s settings.',
  space_title: 'Little space left on the phone: {size}',
  space_text: 'Send the photos first, then clear videos, chats or apps that are not used. Do not clear the browser’s data: unsent records would go with it.',
  room_made: 'Space was short, so {size} of photos that reached the lab long ago have left this phone; small pictures stay.',
  lost_title: 'The browser has cleared this phone’s data',
  lost_text: 'Records that had not been sent may be lost. Tell the lab: it can see which ones are missing. To prevent it, add this app to the Home screen.',
  lost_action: 'Understood',
};
