"""Danish text, dates and Markdown: conversion, cleaning, and checks of what an editor wrote."""
