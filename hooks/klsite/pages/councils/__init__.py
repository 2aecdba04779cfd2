"""The pages about the KKR: terms, members, meetings, appointments, people and rules."""
