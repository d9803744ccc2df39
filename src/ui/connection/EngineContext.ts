import { createContext, use } from 'react';
import type { EngineApi } from '../../protocol/EngineApi';

/** The engine, for the components that ask something of it. */
export const EngineContext = createContext<EngineApi | null>(null);

/** The engine of the surrounding page. */
export function useEngine(): EngineApi {
  const engine = use(EngineContext);
  if (engine === null) throw new Error('There is no engine around this component.');
  return engine;
}
