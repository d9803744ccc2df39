import type { ReactNode } from 'react';

function stroke(path: ReactNode) {
  return function Icon() {
    return (
      <svg
        width="18"
        height="18"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {path}
      </svg>
    );
  };
}

/** Line icons of the page, decorative always: the control that holds one carries the name. */
export const icons = {
  Search: stroke(
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>,
  ),
  Close: stroke(<path d="m6 6 12 12M18 6 6 18" />),
  Map: stroke(
    <>
      <circle cx="7" cy="8" r="2.2" />
      <circle cx="16.5" cy="6.5" r="1.6" />
      <circle cx="17" cy="16" r="2.8" />
      <circle cx="8" cy="17.5" r="1.4" />
      <circle cx="12" cy="12" r="1.1" />
    </>,
  ),
  Library: stroke(<path d="M4 6h16M4 12h16M4 18h10" />),
  Folder: stroke(<path d="M3.5 7a2 2 0 0 1 2-2h3.6l2 2.5h7.4a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2Z" />),
  Files: stroke(
    <path d="M13.5 3.5H8a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V8Zm0 0V8H18M9.5 12.5h5M9.5 16h5" />,
  ),
  Paste: stroke(
    <path d="M9 4.5h6v3H9zM9 6H7a1.5 1.5 0 0 0-1.5 1.5V19A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V7.5A1.5 1.5 0 0 0 17 6h-2M9.5 12h5M9.5 15.5h3" />,
  ),
  Sample: stroke(<path d="M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5Zm0 0v13" />),
  Remove: stroke(<path d="M5 7h14M10 7V4.5h4V7m-7.5 0 .8 12.5h9.4L17.5 7M10.3 11v5M13.7 11v5" />),
  Check: stroke(<path d="m5 12.5 4.5 4.5L19 7.5" />),
  Up: stroke(<path d="m6.5 14.5 5.5-5.5 5.5 5.5" />),
  Down: stroke(<path d="m6.5 9.5 5.5 5.5 5.5-5.5" />),
  Outline: stroke(<path d="M4 6h.01M4 12h3M4 18h3M8 6h12M11 12h9M11 18h9" />),
  Similar: stroke(<path d="M9.5 4.5h10v10h-10zM14.5 14.5v5h-10v-10h5" />),
  Back: stroke(<path d="M19 12H5.5m5.5-6-6 6 6 6" />),
  Quote: stroke(
    <path d="M9 5.5h9.5A1.5 1.5 0 0 1 20 7v9.5M5.5 8.5h9A1.5 1.5 0 0 1 16 10v8.5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 18.5V10a1.5 1.5 0 0 1 1.5-1.5Z" />,
  ),
  Star: stroke(<path d="m12 4 2.5 5.1 5.6.8-4 4 .9 5.6-5-2.7-5 2.7.9-5.6-4-4 5.6-.8Z" />),
  More: stroke(<path strokeWidth="2.75" d="M5.5 12h.01M12 12h.01M18.5 12h.01" />),
  Sliders: stroke(<path d="M4 8h9m4 0h3M4 16h3m4 0h9M15 6v4M9 14v4" />),
  Pause: stroke(<path d="M9 6v12M15 6v12" />),
  Resume: stroke(<path d="M8 5.5v13l10-6.5Z" />),
  Shield: stroke(<path d="M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6Zm-3 8.5 2.2 2.2L15.2 10" />),
  Alert: stroke(<path d="M12 4.5 3.5 19h17Zm0 5.5v4m0 2.5v.2" />),
  Sun: stroke(
    <>
      <circle cx="12" cy="12" r="3.8" />
      <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4" />
    </>,
  ),
  Moon: stroke(<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" />),
  System: stroke(<path d="M4 5.5h16v10.5H4zM9 20h6M12 16v4" />),
  Help: stroke(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.7 9.5a2.4 2.4 0 1 1 3.4 2.3c-.8.4-1.1.9-1.1 1.7m0 2.8v.2" />
    </>,
  ),
} as const;
