import { chooseSegments } from './chooseRows';
import { openTwin, Search } from './Search';

/** Nobody is asked. */
const NONE: i32 = 0;
/** The second thread is asked to take part. */
const OPEN: i32 = 1;
/** The second thread is at work. */
const ACCEPTED: i32 = 2;
/** The second thread took part, and has finished. */
const FINISHED: i32 = 3;

/**
 * What asks the second thread to take part in a search, at an address that never changes: a call that comes too late
 * finds no invitation, or that of another search, which is as good.
 */
@unmanaged
export class Invitation {
  state: i32;
  /** The twin of the search. */
  twin: Search;
}

/** Asks the second thread to choose together with a search. Only when it is not at work. */
export function invite(invitation: Invitation, search: Search): void {
  invitation.twin = openTwin(search);
  atomic.store<i32>(changetype<usize>(invitation), OPEN);
}

/** On the second thread: chooses from segments until none is left, if it is invited. Says whether it was. */
export function acceptInvitation(invitation: Invitation): bool {
  if (atomic.cmpxchg<i32>(changetype<usize>(invitation), OPEN, ACCEPTED) != OPEN) return false;
  chooseSegments(invitation.twin, u32.MAX_VALUE);
  atomic.store<i32>(changetype<usize>(invitation), FINISHED);
  return true;
}

/** Takes an invitation that was not accepted back. */
export function withdrawInvitation(invitation: Invitation): void {
  atomic.cmpxchg<i32>(changetype<usize>(invitation), OPEN, NONE);
}

/** Whether the second thread is at work. */
export function isAccepted(invitation: Invitation): bool {
  return atomic.load<i32>(changetype<usize>(invitation)) == ACCEPTED;
}

/** Whether the second thread took part. */
export function isFinished(invitation: Invitation): bool {
  return atomic.load<i32>(changetype<usize>(invitation)) == FINISHED;
}

/** The twin with which the second thread chose. */
export function twinOf(invitation: Invitation): Search {
  return invitation.twin;
}
