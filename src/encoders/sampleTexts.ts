import type { EncoderInput } from './Encoder';

/**
 * Texts on which devices are compared, from a few tokens to about 200, in several scripts. A software WebGPU adapter
 * was right up to 30 tokens and wrong from 36 on, so most are longer.
 */
export const sampleTexts: readonly EncoderInput[] = [
  { text: 'Birthday cake' },
  { text: 'Knead the dough, let it rise twice and bake it for forty minutes in a hot oven.', context: ['Bread'] },
  {
    text:
      'The lighthouse keeper wrote down the weather every four hours: wind from the north-west, sea moderate, one ' +
      'fishing boat passing at dawn, the lamp trimmed and the clockwork wound. On the third night of the storm he wrote ' +
      'only that the light was burning.',
    context: ['Storms', 'The winter of the long gale'],
  },
  {
    text:
      'Wasser verdunstet über dem Meer, steigt auf, kühlt ab und fällt als Regen auf die Hügel. Von dort fließt es in ' +
      'Bächen und Flüssen zurück, und ein Teil versickert und kommt erst nach Jahrhunderten wieder ans Licht.',
  },
  {
    text: '火星因其红色外观而被称为红色星球。它的土壤富含氧化铁,表面有太阳系最高的火山和最长的峡谷之一。',
    context: ['行星'],
  },
  {
    text:
      'To replace the inner tube, turn the bicycle over, open the quick release and lift the wheel out. Let the rest of ' +
      'the air out, push the beads of the tyre into the middle of the rim, and lever one side over the edge. Pull out ' +
      'the old tube, beginning opposite the valve. Feel around the inside of the tyre for the thorn or the glass that ' +
      'did it; if it stays, so does the trouble. Put a little air into the new tube so that it has a shape, set its ' +
      'valve in the hole, and tuck it in all the way round. Work the tyre back with your thumbs, finishing at the valve, ' +
      'and push the valve up once so that the tube is not caught beneath the bead. Pump to the pressure written on the ' +
      'side of the tyre, spin the wheel, look whether it runs true, and only then close the quick release. For the back ' +
      'wheel, shift to the smallest sprocket first; it goes in as it came out, with the chain around that sprocket and ' +
      'the derailleur pulled back out of the way. Wash your hands.',
    context: ['House', 'Bicycle maintenance'],
  },
];
