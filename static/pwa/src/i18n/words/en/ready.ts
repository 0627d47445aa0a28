/** English for words/ready.ts. */
import type { Catalogue } from '../../catalogue';
import type { Key } from '../ready';

export const en: Catalogue<Key> = {
  and: ', ', red_lines: 'the red lines of today’s check', title: 'Ready check', back: 'Back', close: 'Close', looking: 'Checking…', again: 'Look again', again_all: 'Check again', try_camera: 'Try a label', ask_storage: 'Ask to keep', send_now: 'Reach the lab now',
  green: 'Ready to go', remarks: '{count} {count|reminder|reminders} beside, none stands in the way', show_list: 'Show each line', as_of: 'Checked at {time}', not_ready: 'Before you set out, look at: {what}',
  verdict_good: 'All is well, ready to go', verdict_warn: 'Nearly: look at the amber lines', verdict_bad: 'Not yet: the red lines come first',
  tone_good: 'good', tone_warn: 'look', tone_bad: 'to do', tone_plain: 'note',
  line_storage: 'Storage', storage_kept: 'The browser will keep the data', storage_unsure: 'The browser may clear the data. Tap the button; if it declines, add the app to the Home screen first.',
  line_space: 'Space', space_enough: '{bytes} free', space_little: 'Only {bytes} free. Clear videos, chats or unused apps; never the browser’s data.', space_unknown: 'This browser does not tell how much space is left',
  line_installed: 'Home screen', installed_yes: 'Opened from the Home screen', installed_no: 'Not opened from the Home screen. Use the browser’s menu, “Add to Home screen”, and open it there from now on.',
  line_camera: 'Camera reads a label', camera_read: 'Read {code} at {at}', camera_untried: 'Not tried today. Tap the button and hold any label before it.', camera_denied: 'The camera is not allowed. Allow it in the browser’s site settings; labels can be typed as well.',
  camera_title: 'Try a label', camera_how: 'Hold any label (an example or a spoiled one will do) in the frame, 10–20 cm away; switch on the torch when it is dark. Only the camera is tried, no sample is recorded.', camera_hint: 'Hold the label in the frame', camera_other: 'Read, but it is no label: {shown}',
  line_place: 'Position', place_found: '±{accuracy} m', place_found_site: '±{accuracy} m, {distance} m from {site}', place_coarse: 'Only ±{accuracy} m: usual indoors, try again outside',
  place_coarse_site: 'Only ±{accuracy} m, about {distance} m from {site}: usual indoors, try again outside', place_none: 'No position: usual indoors, try again outside', place_looking: 'Looking, at most 20 s…', place_denied: 'The position is not allowed. Allow it in the browser’s site settings.',
  line_app: 'App and forms', app_same: 'Version {version}, the same as the lab’s; {forms} own {forms|form|forms}', app_asof: 'Version {version}, {forms} own {forms|form|forms} (as of {at}; the lab is out of reach now)', app_newer: 'A new version is here (this is {version}). Go to the start page and tap “Update now”.', app_missing: 'The forms are not installed. Open it again with a network.',
  line_labels: 'Labels', labels_enough: '{left} unused', labels_few: 'Only {left} left: ask the sample desk for a roll', labels_none: 'The labels issued to you are used up: ask the sample desk for a roll', labels_no_roll: 'No roll issued to you is on this phone. Connect once, or ask the sample desk for a roll.',
  line_sites: 'Sites', sites_here: '{count} (as of {at})', sites_none: 'No sites on this phone. Connect and wait for the list.',
  line_clock: 'Phone clock', clock_right: '{seconds} s from the lab’s', clock_off: '{seconds} s from the lab’s. Switch on “Set date and time automatically”.', clock_unknown: 'Not compared with the lab yet; it happens by itself with a network',
  line_lab: 'Last contact with the lab', lab_fresh: '{at}', lab_old: '{at}, long ago. Connect once before you set out.', lab_never: 'Never yet. Connect to the network.',
  line_battery: 'Battery', battery_enough: '{percent}%', battery_low: '{percent}%: charge it, or take a power bank',
  line_screen_lock: 'Screen lock', screen_lock_remind: 'No page can know. Make sure that this phone has a screen lock.',
};
