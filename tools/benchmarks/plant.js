// Plants samples with photos in the web app's own store, in the shape that the app itself writes.
async ({samples, photos_each, photo_bytes}) => {
  const hex = (buffer) => [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');
  const hash = async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes));
  const db = await new Promise((done) => {
    indexedDB.open('fieldsample').onsuccess = ({target}) => done(target.result);
  });
  const one = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const session = await one(db.transaction('auth').objectStore('auth').get('session'));
  const counter = `seq:${session.device_id}`;
  let seq = (await one(db.transaction('meta').objectStore('meta').get(counter))) ?? 0;
  const now = new Date().toISOString();
  const say = async (kind, subject, body, blobs) => {
    const text = JSON.stringify(body);
    const body_sha256 = await hash(new TextEncoder().encode(text));
    const operation = {op_id: crypto.randomUUID(), device_seq: ++seq, schema: 1, kind, subject,
      lab_id: session.lab_id, actor: session.person_id, device_time: now, mono_ms: 1,
      clock_offset_ms: 0, clock_offset_age_s: 1, body: text, body_sha256, blobs, sig: null};
    return {shape: 1, device_id: session.device_id, op_id: operation.op_id, operation,
      state: 'waiting', about: subject, queued_at: now, answer: null, answered_at: null, set_aside: null};
  };
  for (let sample = 0; sample < samples; sample++) {
    const subject = crypto.randomUUID();
    const entries = [await say('sample.create', subject, {sample_type: 'A-VEG', sample_name: '示例'}, [])];
    const rows = [], photos = [];
    for (let photo = 0; photo < photos_each; photo++) {
      const bytes = new Uint8Array(photo_bytes);
      for (let at = 0; at < photo_bytes; at += 65536) {
        crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65536, photo_bytes)));
      }
      const blob = {sha256: await hash(bytes), size: photo_bytes, mime: 'image/jpeg'};
      entries.push(await say('photo.add', subject, {of: 'sample', photo_kind: 'sample_overall', ...blob}, [blob]));
      rows.push({...blob, about: subject, photo_kind: 'sample_overall', taken_at: now, thumb: null, state: 'waiting', offset: 0});
      photos.push({sha256: blob.sha256, bytes: bytes.buffer, type: 'image/jpeg'});
    }
    const tx = db.transaction(['outbox', 'meta', 'deliveries', 'photos'], 'readwrite');
    entries.forEach((entry) => tx.objectStore('outbox').add(entry));
    rows.forEach((row) => tx.objectStore('deliveries').put(row));
    photos.forEach((photo) => tx.objectStore('photos').put(photo));
    tx.objectStore('meta').put(seq, counter);
    await new Promise((done) => { tx.oncomplete = done; });
  }
  db.close();
}
