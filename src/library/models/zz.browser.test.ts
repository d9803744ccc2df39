import { cdp } from 'vitest/browser';
import { expect, it } from 'vitest';
it('x', async () => {
  const src = `onmessage = async ({data}) => { 
    const out=[];
    const root = await navigator.storage.getDirectory();
    const h = await root.getFileHandle('zz'+Math.random(), {create:true});
    const s = await h.createSyncAccessHandle();
    let at=0;
    for (let i=0;i<12;i++) { try { const w = s.write(new Uint8Array(data).fill(7), {at}); out.push([w, s.getSize()]); at+=w; } catch(e) { out.push(e.name+': '+e.message+' '+s.getSize()+' '+(e instanceof DOMException)); } }
    s.flush(); s.close();
    const f=await h.getFile(); out.push('file '+f.size);
    out.push(JSON.stringify(await navigator.storage.estimate()));
    postMessage(out); }`;
  for (const origin of [window.location.origin, window.location.origin + '/'])
    for (const [q, n] of [
      [100_000, 60_000],
      [100_000, 200_000],
      [3_000_000, 500_000],
    ] as const) {
      const usage = (await navigator.storage.estimate()).usage ?? 0;
      await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + q });
      const w = new Worker(URL.createObjectURL(new Blob([src], { type: 'text/javascript' })));
      const r = await new Promise((res) => {
        w.onmessage = ({ data }) => res(data);
        w.postMessage(n);
      });
      console.log(origin, usage, q, n, JSON.stringify(r));
      await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    }
  expect(1).toBe(1);
});
