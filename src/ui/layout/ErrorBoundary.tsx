import { Component, type ReactNode } from 'react';
import { asError } from '../connection/asError';
import { StartFailure } from '../screens/StartFailure';

/** Shows what went wrong instead of an empty page when a component throws. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { readonly error: Error } {
    return { error: asError(thrown) };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <StartFailure of="page" error={this.state.error} />;
  }
}
