import type { GoldenScores } from './ModelDescription';

/** The query and passages of both EmbeddingGemma model cards, with the scores that one of the cards states. */
export function planetScores(
  origin: string,
  scores: { readonly venus: number; readonly mars: number; readonly jupiter: number; readonly saturn: number },
): GoldenScores {
  const texts = {
    venus: "Venus is often called Earth's twin because of its similar size and proximity.",
    mars: 'Mars, known for its reddish appearance, is often referred to as the Red Planet.',
    jupiter: 'Jupiter, the largest planet in our solar system, has a prominent red spot.',
    saturn: 'Saturn, famous for its rings, is sometimes mistaken for the Red Planet.',
  };
  return {
    query: 'Which planet is known as the Red Planet?',
    passages: (['venus', 'mars', 'jupiter', 'saturn'] as const).map((planet) => ({
      title: null,
      text: texts[planet],
      score: scores[planet],
    })),
    origin,
  };
}
