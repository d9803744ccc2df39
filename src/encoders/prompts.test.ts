import { expect, it } from 'vitest';
import { wordPrompt, type EmbeddingTask } from './prompts';

const query = { text: 'how do bees sleep?' };
const passage = { text: 'They sleep in the cells.', context: ['Bees', 'At night'] };
const untitled = { text: 'They sleep in the cells.', context: [] };

it('words prompts as EmbeddingGemma was trained on', () => {
  const word = (input: typeof query, role: 'query' | 'document', task: EmbeddingTask = 'search result') =>
    wordPrompt('embeddinggemma', input, role, task);
  expect(word(query, 'query')).toBe('task: search result | query: how do bees sleep?');
  expect(word(passage, 'document')).toBe('title: Bees › At night | text: They sleep in the cells.');
  expect(word(untitled, 'document')).toBe('title: none | text: They sleep in the cells.');
  expect(word(query, 'query', 'question answering')).toBe('task: question answering | query: how do bees sleep?');
  expect(word(passage, 'document', 'code retrieval')).toBe('title: Bees › At night | text: They sleep in the cells.');
  expect(word(passage, 'document', 'clustering')).toBe('task: clustering | query: They sleep in the cells.');
});

it('words prompts as e5 was trained on', () => {
  expect(wordPrompt('e5', query, 'query', 'search result')).toBe('query: how do bees sleep?');
  expect(wordPrompt('e5', passage, 'document', 'search result')).toBe(
    'passage: Bees. At night. They sleep in the cells.',
  );
  expect(wordPrompt('e5', untitled, 'document', 'search result')).toBe('passage: They sleep in the cells.');
});
