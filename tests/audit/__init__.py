"""Looks at every state of the kiosk as a careful person would, so that no state has to be looked at by luck."""
