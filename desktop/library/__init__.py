"""The library at work: packs are taken in and searched beside the thread of the windows."""
