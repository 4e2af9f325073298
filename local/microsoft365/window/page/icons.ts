/** The window's own small line drawings; decoration beside words. */

const drawings = {
  tab: 'M4 4h4.5v4.500H4ZM11.5 4H16v4.500h-4.500ZM4 11.500h4.500V16H4ZM11.5 11.500H16V16h-4.500Z',
  teams:
    'M7.5 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM3 15.500v-1.500A2.500 2.500 0 0 1 5.500 11.500h4A2.500 2.500 0 0 1 12 14v1.500M13.500 9a2 2 0 1 0 0-4M14 11.500h.5A2.500 2.500 0 0 1 17 14v1',
  chat: 'M10 3.5c3.9 0 7 2.7 7 6s-3.1 6-7 6c-.9 0-1.8-.1-2.6-.4L3.8 16.5l.9-2.9A5.6 5.6 0 0 1 3 9.500c0-3.3 3.1-6 7-6ZM7 8.500h6M7 11h4',
  calendar:
    'M5 4h10a1.5 1.5 0 0 1 1.5 1.500v9A1.5 1.5 0 0 1 15 16H5a1.5 1.5 0 0 1-1.5-1.500v-9A1.5 1.5 0 0 1 5 4ZM3.5 8h13M7 2.500V5M13 2.500V5M6.5 11h1M9.5 11h1M12.5 11h1M6.5 13.500h1M9.5 13.500h1',
  lists:
    'M8 5.500h8.500M8 10h8.500M8 14.500h8.500M3.5 5.500l.8.8 1.4-1.600M3.5 10l.8.8 1.4-1.600M3.5 14.500l.8.8 1.4-1.6',
  mail: 'M4.5 4.500h11A1.5 1.5 0 0 1 17 6v8a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 3 14V6a1.5 1.5 0 0 1 1.5-1.500ZM3.3 6.3 10 10.500l6.7-4.2',
  inspector: 'M2.5 10.500h3l2-5 3.5 9.5 2.5-7 1.2 2.500h2.8',
  theme: 'M10 3.500v13a6.5 6.5 0 0 0 0-13ZM10 3.500a6.5 6.5 0 0 0 0 13',
  chevron: 'M6 8.500l4 4 4-4',
  check: 'M4.5 10.500l3.5 3.5 7.5-8',
} as const;

export type IconName = keyof typeof drawings;

export function icon(name: IconName): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', drawings[name]);
  svg.append(path);
  return svg;
}
