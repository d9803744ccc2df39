import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detectLanguage';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The starter is fed twice a day, and kept in a warm place near the oven.'],
    ['de', 'Im nächsten Winter wollen wir das Dach neu decken lassen und die Fenster streichen.'],
    ['es', 'Por la mañana caminamos hasta el puerto y comimos pescado con mi padre.'],
    ['fr', 'Nous avons taillé les rosiers pendant que les enfants jouaient dans le jardin.'],
    ['zh', '今天的会议讨论了下个季度的预算。之后我们一起去吃了一顿午饭。'],
    ['ja', '十一月の京都で、三日間ずっと雨だった。傘を忘れた。'],
    ['ru', 'Утром мы пошли в лес собирать грибы, а вечером топили печь.'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('does not guess', () => {
    expect(['', '42', '12:30 – 13:45', 'ok'].map(detectLanguage)).toEqual([null, null, null, null]);
  });
});
