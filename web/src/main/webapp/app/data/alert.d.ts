/** Something to know or to act on, as channels of alerts tell it. */
export interface Alert {
  id: string;
  /** When it was raised. */
  timestamp: string;
  severity: 'info' | 'warning' | 'error' | 'critical';
  category: 'exposure' | 'lp' | 'routing' | 'system' | 'challenge' | 'market';
  title: string;
  message: string;
  source: string;
  actionItems: string[];
  subject: string;
  state: 'active' | 'acknowledged' | 'resolved';
  count: number;
  value: number | null;
  threshold: number | null;
  lastAt: string;
  /** Told to staff alone, and not on channels that traders hear too. */
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  resolvedBy: string | null;
  resolvedAt: string | null;
}
