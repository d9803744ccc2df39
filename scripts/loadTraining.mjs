import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/**
 * Loads `src/training`, which is TypeScript, into Node.
 *
 * @returns {Promise<typeof import('../src/training/training')>}
 */
export async function loadTraining() {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(projectRoot, 'src', 'training', 'training.ts'), {
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
  });
  return /** @type {typeof import('../src/training/training')} */ (module);
}
